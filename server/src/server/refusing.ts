import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import type { Refusal } from '../features';

type Asker<P, R> = (params: P, token: CancellationToken) => Promise<R>;

/** An answer that is a refusal becomes an error of the request: that is how an editor shows why something cannot be done. */
export function refusing<P, R>(ask: Asker<P, R | Refusal>): Asker<P, R> {
  return async (params, token) => {
    const answer = await ask(params, token);
    if (isRefusal(answer)) throw new ResponseError(LSPErrorCodes.RequestFailed, answer.problem);
    return answer;
  };
}

function isRefusal<R>(answer: R | Refusal): answer is Refusal {
  return (
    typeof answer === 'object' && answer !== null && 'problem' in answer && typeof answer.problem === 'string'
  );
}
