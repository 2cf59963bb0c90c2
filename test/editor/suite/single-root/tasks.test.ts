import assert from 'node:assert/strict';
import { commands, ProcessExecution, Task, TaskScope, tasks } from 'vscode';
import { findings, until, uriOf } from '../workbench';

/** The exit code of the next process of a task. */
function exitCode(name: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const listener = tasks.onDidEndTaskProcess((event) => {
      if (event.execution.task.name !== name) return;
      listener.dispose();
      resolve(event.exitCode);
    });
  });
}

describe('the check in a terminal', () => {
  it('runs as a task, and says by its exit code that there are findings', async () => {
    const ended = exitCode('check');
    await commands.executeCommand('sipLens.checkWorkspace');
    assert.equal(await ended, 1);
  });

  it('has a problem matcher, for tasks of others', async () => {
    const line = 'odd/phones.txt:3:1: warning: a text with a [bracket] [test/printed]';
    const print = new ProcessExecution(process.execPath, ['-e', `console.log(${JSON.stringify(line)})`], {
      env: { ELECTRON_RUN_AS_NODE: '1' },
    });
    const definition = { type: 'process' };
    await tasks.executeTask(new Task(definition, TaskScope.Workspace, 'print', 'test', print, ['$sip-lens']));
    const uri = uriOf('odd/phones.txt');
    await until(
      'a problem in odd/phones.txt',
      () => findings(uri).includes('3: test/printed') || undefined,
      () => findings(uri),
    );
  });
});
