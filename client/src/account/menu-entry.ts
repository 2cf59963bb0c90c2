import { authentication } from 'vscode';
import { providerId } from './authentication';
import { connections } from './connection-settings';
import { scopes } from './sessions';

let isOffered = false;

/**
 * Puts a line for the sign-in into the Accounts menu, once somebody looks at the accounts and none is linked. It opens no
 * dialog. Where there are sessions nothing is asked: VS Code would ask whether we may use our own.
 */
export function offerInAccountsMenu(): void {
  if (isOffered || connections().length > 0) return;
  isOffered = true;
  // left undone it stays a line in the menu, and that is no failure
  Promise.resolve(authentication.getSession(providerId, scopes, {})).catch(() => undefined);
}
