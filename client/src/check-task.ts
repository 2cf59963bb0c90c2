import { join } from 'node:path';
import {
  type ExtensionContext,
  ProcessExecution,
  Task,
  type TaskDefinition,
  type TaskProvider,
  tasks,
  type WorkspaceFolder,
  workspace,
} from 'vscode';

const type = 'sip-lens';

/**
 * Offers `sip-lens check` as a task for every folder. Its output is not turned into problems: the server shows those of
 * the whole workspace already. `$sip-lens` is for tasks that check something else, such as a folder outside.
 */
export class CheckTasks implements TaskProvider {
  constructor(private readonly context: ExtensionContext) {}

  provideTasks(): Task[] {
    return (workspace.workspaceFolders ?? []).map((folder) => this.task({ type, task: 'check' }, folder));
  }

  resolveTask({ definition, scope }: Task): Task | undefined {
    const folder = typeof scope === 'object' ? scope : workspace.workspaceFolders?.[0];
    return definition.task === 'check' && folder !== undefined ? this.task(definition, folder) : undefined;
  }

  private task(definition: TaskDefinition, folder: WorkspaceFolder): Task {
    const program = this.context.asAbsolutePath(join('dist', 'server', 'cli.js'));
    const args = [
      program,
      'check',
      '--format',
      'unix',
      ...words(definition.args),
      ...paths(definition.paths),
    ];
    // inside VS Code this process is Electron, which is a Node with this variable
    const options = { cwd: folder.uri.fsPath, env: { ELECTRON_RUN_AS_NODE: '1' } };
    const execution = new ProcessExecution(process.execPath, args, options);
    return new Task(definition, folder, 'check', 'sip-lens', execution, []);
  }
}

function words(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((word) => typeof word === 'string') : [];
}

function paths(value: unknown): string[] {
  const given = words(value);
  return given.length > 0 ? given : ['.'];
}

/** Runs the check of every folder, as the command of that name does. */
export async function checkWorkspace(): Promise<void> {
  const found = await tasks.fetchTasks({ type });
  await Promise.all(found.map((task) => tasks.executeTask(task)));
}
