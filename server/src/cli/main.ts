const help = `sip-lens: checks SIP configuration against the PBX, SIP and Twilio

Usage: sip-lens COMMAND [OPTION…] [PATH…]
`;

process.stdout.write(help);
