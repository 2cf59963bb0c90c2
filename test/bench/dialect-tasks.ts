import { maySpeakOfSip } from '../../server/src/dialects/settings/sip-signs';
import { XmlDocument } from '../../server/src/syntax/xml/document';
import { XmlPreprocessor } from '../../server/src/syntax/xml/preprocess';
import { atOnce } from '../../server/src/text/steps';
import { Files, reading, uriOf } from '../syntax/xml/files';
import { plainYaml, vanillaTree } from './dialect-documents.mjs';

/** Milliseconds of CPU of the quickest half of many rounds: what the task costs where nothing else disturbs it. */
function cost(task: () => void, rounds: number): number {
  const samples: number[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = process.cpuUsage();
    task();
    const { user, system } = process.cpuUsage(before);
    samples.push((user + system) / 1000);
  }
  samples.sort((a, b) => a - b);
  return samples[Math.floor(rounds / 4)] ?? Number.NaN;
}

const files = new Files(vanillaTree());
const treeBytes = [...files.texts.values()].reduce((sum, text) => sum + text.length, 0);

/** One text of the whole tree, as FreeSWITCH has it before it parses. */
function preprocessTree(): void {
  const preprocessor = new XmlPreprocessor(files, reading);
  atOnce(preprocessor.read(uriOf('freeswitch.xml')));
  const text = preprocessor.effective.toString();
  if (preprocessor.files.size < 200 || text.length < treeBytes / 2) throw new Error('void: little was read');
}

const readTree = () => void new XmlDocument(uriOf('freeswitch.xml'), files, reading);

// in a process that has done nothing else, and again
const preprocess = { first: cost(preprocessTree, 1), later: cost(preprocessTree, 20) };
const read = { first: cost(readTree, 1), later: cost(readTree, 20) };

const yaml = plainYaml(50_000_000);
let isSip = false;
const dismiss = cost(() => {
  isSip = maySpeakOfSip(yaml);
}, 12);
if (isSip) throw new Error('void: nothing to dismiss');

console.log(JSON.stringify({ preprocess, read, treeBytes, dismiss, yamlBytes: yaml.length }));
