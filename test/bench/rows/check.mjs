import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pjsipText } from '../documents.mjs';
import { median } from '../sample.mjs';
import { ms, row } from '../table.mjs';

const FILES = 10_000;
const ROUNDS = 3;
const root = join(import.meta.dirname, '../../..');
const xmllint = process.env.SIP_LENS_XMLLINT ?? '/usr/bin/xmllint';

const BARE_LOOP = `
const { readdirSync, readFileSync } = require('node:fs');
let lines = 0;
for (const path of readdirSync(process.argv[1], { recursive: true, withFileTypes: true })) {
  if (path.isFile()) lines += readFileSync(path.parentPath + '/' + path.name, 'utf8').split('\\n').length;
}
console.log(lines);`;

/** 10,000 sites of 3 KB each, in folders of 100, and as many bytes of XML. */
function makeFiles(folder) {
  const conf = pjsipText(8);
  const xml = join(folder, 'xml');
  const sites = join(folder, 'sites');
  mkdirSync(xml, { recursive: true });
  const facts = conf.split('\n').map((line) => {
    const [name = '', value = ''] = line.split('=');
    return `  <param name="${name.replace(/[^\w]/g, '')}" value="${value.replace(/[<>&"]/g, '')}"/>\n`;
  });
  const document = `<include>\n${facts.join('')}`.slice(0, conf.length - 12).replace(/<[^>]*$/, '');
  for (let index = 0; index < FILES; index++) {
    const site = join(sites, `group${Math.floor(index / 100)}`, `site${index}`);
    mkdirSync(site, { recursive: true });
    writeFileSync(join(site, 'pjsip.conf'), conf);
    writeFileSync(join(xml, `${index}.xml`), `${document}\n</include>\n`);
  }
  return { sites, xml, bytes: conf.length * FILES };
}

/** User and system time of a command in milliseconds, as the shell counts it. */
function run(command) {
  const started = performance.now();
  const result = spawnSync('bash', ['-c', `TIMEFORMAT='%U %S'; time ( ${command} >/dev/null 2>&1 )`], {
    encoding: 'utf8',
  });
  const wall = performance.now() - started;
  const [user = 0, system = 0] = result.stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
  return { cpu: (user + system) * 1000, wall };
}

export async function checkRows({ folder }) {
  const { sites, xml, bytes } = makeFiles(join(folder, 'check'));
  const commands = {
    ours: `"${process.execPath}" "${root}/dist/server/cli.js" check --format json "${sites}"`,
    loop: `"${process.execPath}" -e '${BARE_LOOP.replaceAll("'", '"')}' "${sites}"`,
    ...(existsSync(xmllint)
      ? { xmllint: `find "${xml}" -name '*.xml' | xargs -n 20000 "${xmllint}" --noout` }
      : {}),
  };
  const samples = Object.fromEntries(Object.keys(commands).map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round++) {
    for (const [name, command] of Object.entries(commands)) samples[name].push(run(command));
  }
  const cpu = (name) => median((samples[name] ?? []).map((sample) => sample.cpu));
  const wall = (name) => median((samples[name] ?? []).map((sample) => sample.wall));
  const size = `${FILES} files, ${(bytes / 1e6).toFixed(0)} MB`;
  return [
    row(
      `check, ${size}, CPU`,
      `ours ${ms(cpu('ours'))}, xmllint ${ms(cpu('xmllint'))}: ${(cpu('ours') / cpu('xmllint')).toFixed(2)} ×`,
      '≤ 3 × xmllint',
      cpu('ours') <= 3 * cpu('xmllint'),
    ),
    row(
      `check, ${size}, wall`,
      `ours ${ms(wall('ours'))}, read and split ${ms(wall('loop'))}: ${(wall('ours') / wall('loop')).toFixed(2)} ×`,
      '≤ 1.5 × a loop that reads and splits',
      wall('ours') <= 1.5 * wall('loop'),
    ),
  ];
}
