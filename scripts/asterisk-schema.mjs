// Checks server/src/dialects/asterisk/schema/pjsip.generated.json against a real Asterisk, as .ci/run installs it.
// Prints what differs without an explanation; exit 1 if anything does, 2 if there is no Asterisk to ask.
import { existsSync } from 'node:fs';
import { tsImport } from 'tsx/esm/api';

const { ROOT } = await tsImport('../test/peers/asterisk/root.ts', import.meta.url);
if (!existsSync(`${ROOT}/usr/sbin/asterisk`)) {
  console.error(
    `There is no Asterisk in ${ROOT}. Set SIP_LENS_ASTERISK_ROOT, or run .ci/run, which installs one.`,
  );
  process.exit(2);
}
const { checkSchema } = await tsImport('../test/peers/asterisk/schema-check.ts', import.meta.url);
const differences = await checkSchema();
for (const line of differences) console.log(line);
console.log(
  differences.length === 0 ? 'The schema is that of Asterisk.' : `${differences.length} differences.`,
);
process.exit(differences.length === 0 ? 0 : 1);
