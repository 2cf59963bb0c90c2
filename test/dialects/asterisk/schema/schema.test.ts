import assert from 'node:assert/strict';
import {
  objectType,
  objectTypes,
  option,
  schemaMeta,
  wizardPrefixes,
  wizardType,
} from '../../../../server/src/dialects/asterisk/schema';

describe('the schema of pjsip.conf', () => {
  it('has the types of pjsip.conf, and none of those that Asterisk keeps elsewhere', () => {
    assert.deepEqual(objectTypes.map(({ name }) => name).sort(), [
      'acl',
      'aor',
      'asterisk-publication',
      'auth',
      'domain_alias',
      'endpoint',
      'global',
      'identify',
      'inbound-publication',
      'outbound-publish',
      'phoneprov',
      'registration',
      'resource_list',
      'system',
      'transport',
    ]);
    assert.equal(objectType('contact'), undefined);
  });

  it('finds types to the letter and options in any case', () => {
    assert.equal(objectType('Endpoint'), undefined);
    assert.equal(option('endpoint', 'DTMF_Mode')?.name, 'dtmf_mode');
    assert.equal(option('phoneprov', 'mac')?.name, 'MAC');
    assert.equal(option('endpoint', 'colour'), undefined);
    assert.equal(option('nothing', 'context'), undefined);
  });

  it('knows what an option is, its default and its values', () => {
    assert.deepEqual(option('endpoint', 'direct_media_method'), {
      name: 'direct_media_method',
      type: 'enum',
      default: 'invite',
      enum: ['invite', 'reinvite', 'update'],
      aliases: { reinvite: 'invite' },
      doc: 'Request that moves media to the other end',
    });
    assert.deepEqual(option('aor', 'qualify_frequency')?.range, [0, 86_400]);
    assert.equal(option('registration', 'outbound_auth')?.references, 'auth');
    assert.equal(option('registration', 'server_uri')?.escapeSemicolon, true);
    assert.equal(option('auth', 'md5_cred')?.replacedBy, 'password_digest');
  });

  it('describes every option in a line, and names what it refers to', () => {
    for (const type of [...objectTypes, wizardType]) {
      for (const { name, doc, references = '' } of type.options.values()) {
        const path = `${type.name}/${name}`;
        assert.match(doc, /^\S.{2,88}[^.\s]$/, path);
        // What is no type of pjsip.conf says in its name where it stands.
        if (references !== '' && !/[-( |]/.test(references)) assert.ok(objectType(references), path);
      }
    }
  });

  it('has the wizard and the types behind its prefixes', () => {
    assert.equal(wizardType.options.get('contact_pattern')?.default, 'sip:${REMOTE_HOST}');
    assert.equal(wizardPrefixes.get('outbound_auth/'), 'auth');
    for (const type of wizardPrefixes.values()) assert.ok(objectType(type), type);
  });

  it('says where it comes from', () => {
    assert.match(schemaMeta.asterisk ?? '', /^22\./);
    assert.match(schemaMeta.date ?? '', /^\d{4}-\d\d-\d\d$/);
  });
});
