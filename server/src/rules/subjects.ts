import type { Fault } from '../dialects/asterisk/judge';
import type { LoadProblem } from '../dialects/asterisk/load/problem';
import type { ConfObject } from '../dialects/asterisk/objects/conf-object';
import type { PjsipObject } from '../dialects/asterisk/objects/pjsip-object';
import type { AsteriskReference } from '../dialects/asterisk/objects/references';
import type { AsteriskProgram } from '../dialects/asterisk/program';
import type { IgnoredPart } from '../dialects/freeswitch/ignored-part';
import type { Fault as GatewayFault } from '../dialects/freeswitch/judge';
import type { FreeSwitchObject } from '../dialects/freeswitch/objects';
import type { FreeSwitchReference } from '../dialects/freeswitch/objects/references';
import type { YamlSubject } from '../dialects/yaml/subject';
import type { Credential, DialTarget, HostUse, Identity, Peer, Registration, Transport } from '../sip/model';
import type { ConfSection, Entry } from '../syntax/conf/tree';
import type { XmlFault } from '../syntax/xml/fault';
import type { XmlProblem } from '../syntax/xml/problem';
import type { RegistryProblem } from '../twilio/account/registry-file/problem';
import type { RegistryFile } from '../twilio/account/registry-file/read';
import type { ServiceUse } from './twilio/account/service-use';
import type { TwilioPeer, TwilioRegistration } from './twilio/twilio-subjects';

/** A fault of an object with the object that has it. */
export interface AsteriskFault {
  readonly fault: Fault;
  readonly object: PjsipObject;
  readonly owner: ConfObject;
}

/** The same of FreeSWITCH. */
export interface FreeSwitchFault {
  readonly fault: GatewayFault;
  readonly object: FreeSwitchObject;
  /** FreeSWITCH does not keep the object, for this or another fault. */
  readonly isDropped: boolean;
}

/** Everything that a rule can be about. A rule names one of these in `on` and is called once for each. */
export interface RuleSubjects {
  credential: Credential;
  transport: Transport;
  registration: Registration;
  peer: Peer;
  identity: Identity;
  dialTarget: DialTarget;
  host: HostUse;
  /** A registration whose registrar is a Twilio host. */
  'twilio.registration': TwilioRegistration;
  /** A peer with a target that is a Twilio SIP host. */
  'twilio.peer': TwilioPeer;
  /** A SIP Domain or trunk as a registration, a peer or a dialled URI uses it. */
  'twilio.service': ServiceUse;
  /** What Asterisk stumbles over while it reads a file. */
  'asterisk.problem': LoadProblem;
  /** One main file and its includes. */
  'asterisk.program': AsteriskProgram;
  /** A section of text, before inheritance. */
  'asterisk.section': ConfSection;
  /** A line that Asterisk skips. */
  'asterisk.line-fault': Entry;
  /** All that one section name has collected, whether or not it makes an object. */
  'asterisk.category': ConfObject;
  /** An object that has a known type: the section's own, or one that a wizard makes. */
  'asterisk.object': PjsipObject;
  /** What Asterisk refuses or changes in an object's options. */
  'asterisk.fault': AsteriskFault;
  /** A name of another object. */
  'asterisk.reference': AsteriskReference;
  /** What FreeSWITCH loses or ignores before it reads any markup. */
  'freeswitch.problem': XmlProblem;
  /** Markup that it refuses or reads otherwise. */
  'freeswitch.markup': XmlFault;
  /** An object that it keeps: a gateway, a profile, a user, a list. */
  'freeswitch.object': FreeSwitchObject;
  /** What it refuses or changes in an object. */
  'freeswitch.fault': FreeSwitchFault;
  /** A name of another object. */
  'freeswitch.reference': FreeSwitchReference;
  /** A part of the tree that it never looks at. */
  'freeswitch.ignored': IgnoredPart;
  /** A part of a YAML file that may hold SIP settings. */
  'yaml.block': YamlSubject;
  /** One registry file. */
  'registry.file': RegistryFile;
  /** A mistake in the registry file. */
  'registry.problem': RegistryProblem;
}
