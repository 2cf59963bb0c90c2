import { maySpeakOfSip } from '../../server/src/dialects/sip-signs';
import { XmlDocument } from '../../server/src/syntax/xml/document';
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
const first = process.cpuUsage();
const document = new XmlDocument(uriOf('freeswitch.xml'), files, reading);
const { user, system } = process.cpuUsage(first);
const cold = (user + system) / 1000;
if (document.files.size < 200) throw new Error(`void: ${document.files.size} files`);
const preprocess = cost(() => void new XmlDocument(uriOf('freeswitch.xml'), files, reading), 20);

const yaml = plainYaml(50_000_000);
let isSip = false;
const dismiss = cost(() => {
  isSip = maySpeakOfSip(yaml);
}, 12);
if (isSip) throw new Error('void: nothing to dismiss');

console.log(JSON.stringify({ preprocess, cold, treeBytes, dismiss, yamlBytes: yaml.length }));
