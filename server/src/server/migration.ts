import type { Connection } from 'vscode-languageserver';
import type { MigrationPreview, MigrationRequest, UsedService } from '../../../protocol/migration';
import type { Lifetime } from './lifetime';
import type { Session } from './session';

const FAILED: MigrationPreview = {
  from: '',
  to: '',
  places: [],
  edit: {},
  checklist: [],
  problem: 'SIP Lens failed at this; its log says more (SIP Lens: Show Log).',
};

/** Listens to the requests of protocol/migration.ts. */
export function listenToMigration(
  connection: Connection,
  { asked, onBare }: Lifetime,
  ready: () => Promise<Session>,
): void {
  const answers = async () => (await ready()).answers;
  onBare<readonly UsedService[]>('sipLens/migration/services', 'the services in use', [], async (token) =>
    (await answers()).migrationServices(token),
  );
  connection.onRequest(
    'sipLens/migration/preview',
    asked<MigrationRequest, MigrationPreview>('a migration', FAILED, async (request, token) =>
      (await answers()).migration(request, token),
    ),
  );
}
