import type { SipElement } from '../../sip/model';
import type { InspectedUnit } from './report';

/** What one kind of program makes of a workspace. */
export interface Inspected {
  readonly units: readonly InspectedUnit[];
  /** What it loads, or may load, in SIP. */
  readonly elements: readonly SipElement[];
  /** What it would mean in SIP if the program loaded it. */
  readonly dropped: readonly SipElement[];
}
