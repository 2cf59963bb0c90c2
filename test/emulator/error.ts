/** Body of an error answer (https://www.twilio.com/docs/usage/twilios-response). */
export interface ErrorBody {
  readonly code: number;
  readonly message: string;
  readonly more_info: string;
  readonly status: number;
}

/** An answer of Twilio that is an error. */
export class TwilioError extends Error {
  constructor(
    readonly status: number,
    readonly code: number,
    message: string,
  ) {
    super(message);
  }

  get body(): ErrorBody {
    const more_info = `https://www.twilio.com/docs/errors/${this.code}`;
    return { code: this.code, message: this.message, more_info, status: this.status };
  }
}

/** A wrong key, and a key that does not open this: Twilio tells the two apart no further. */
export function unauthorized(): TwilioError {
  return new TwilioError(401, 20003, 'Authenticate');
}

/** A restricted key without the permission. */
export function forbidden(): TwilioError {
  return new TwilioError(403, 20403, 'Forbidden: the API key has no permission for this resource');
}

export function notFound(path: string): TwilioError {
  return new TwilioError(404, 20404, `The requested resource ${path} was not found`);
}

export function tooManyRequests(): TwilioError {
  return new TwilioError(429, 20429, 'Too Many Requests');
}

/** A form or a name that Twilio does not take. */
export function invalid(code: number, message: string): TwilioError {
  return new TwilioError(400, code, message);
}
