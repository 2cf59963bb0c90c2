export { judgeAccessList } from './access-list';
export { EXTERNAL_IP_RULE, emptyExternalAddress } from './external-address';
export { type GatewayTransport, gatewayTransport, judgeGateway } from './gateway';
export { judgeParams } from './params';
export { judgeProfile } from './profile';
export { type Fault, type Verdict, verdictOf } from './verdict';
