import { Disposable, type QuickInput, QuickInputButtons, type QuickPickItem, window } from 'vscode';
import type { Validation } from './validation';

/** What a person answers: a value, `back`, or nothing where the input was left. */
export type Answer<T> = { readonly value: T } | 'back' | 'leave';

interface Frame {
  readonly title: string;
  readonly step: number;
  readonly totalSteps: number;
}

/** A list to choose from. It stays when the window loses the focus: what is asked for stands in the Console. */
export function choose<T extends QuickPickItem>(
  frame: Frame,
  placeholder: string,
  items: readonly T[],
  active?: T,
): Promise<Answer<T>> {
  const input = window.createQuickPick<T>();
  input.placeholder = placeholder;
  input.items = items;
  input.matchOnDetail = true;
  if (active) input.activeItems = [active];
  return answer(input, frame, (done) => {
    return input.onDidAccept(() => {
      const [chosen] = input.selectedItems;
      if (chosen) done({ value: chosen });
    });
  });
}

interface Question {
  readonly prompt: string;
  readonly placeholder: string;
  readonly value: string;
  readonly password?: boolean;
  readonly problem: Validation;
}

/** A line of text, without the white space around it that comes with copying. */
export function enter(frame: Frame, question: Question): Promise<Answer<string>> {
  const input = window.createInputBox();
  input.prompt = question.prompt;
  input.placeholder = question.placeholder;
  input.value = question.value;
  input.password = question.password === true;
  return answer(input, frame, (done) => {
    const changed = input.onDidChangeValue((text) => {
      // while somebody types nothing is wrong yet, but what was is looked at again
      if (input.validationMessage) input.validationMessage = question.problem(text);
    });
    const accepted = input.onDidAccept(() => {
      input.validationMessage = question.problem(input.value);
      if (input.validationMessage === undefined) done({ value: input.value.trim() });
    });
    return Disposable.from(changed, accepted);
  });
}

interface WithBack extends QuickInput {
  buttons: readonly (typeof QuickInputButtons.Back)[];
  onDidTriggerButton: (listen: (button: unknown) => void) => Disposable;
}

function answer<T>(
  input: WithBack,
  { title, step, totalSteps }: Frame,
  listen: (done: (answer: Answer<T>) => void) => Disposable,
): Promise<Answer<T>> {
  Object.assign(input, { title, step, totalSteps, ignoreFocusOut: true });
  if (step > 1) input.buttons = [QuickInputButtons.Back];
  return new Promise((resolve) => {
    const done = (given: Answer<T>) => {
      resolve(given);
      input.hide();
    };
    const listening = [
      listen(done),
      input.onDidTriggerButton((button) => button === QuickInputButtons.Back && done('back')),
      input.onDidHide(() => {
        resolve('leave');
        for (const each of [...listening, input]) each.dispose();
      }),
    ];
    input.show();
  });
}
