<gateway name="twilio">
<param name="register" value="false"/>
<param name="caller-id-in-from" value="true"/>
<param name="proxy" value="acme.pstn.asburn.twilio.com"/>
</gateway>
