import assert from 'node:assert/strict';
import {
  defaultRegion,
  isDeadRestHost,
  isOtherService,
  isRestProduct,
  regionOf,
  regions,
  restHost,
  restHostsDeadSince,
  supports,
} from '../../server/src/twilio/regions';

describe('regions', () => {
  it('are three; the other legacy names are edges only', () => {
    assert.deepEqual(
      regions.map(({ id }) => id),
      ['us1', 'ie1', 'au1'],
    );
    for (const id of ['us2', 'de1', 'sg1', 'jp1', 'br1', 'eu1', 'dublin', ''])
      assert.equal(regionOf(id), undefined);
    assert.ok(regionOf(defaultRegion));
  });

  const hosts: readonly [product: string, region: string, host: string | undefined][] = [
    ['api', 'us1', 'api.twilio.com'],
    ['api', 'ie1', 'api.dublin.ie1.twilio.com'],
    ['trunking', 'au1', 'trunking.sydney.au1.twilio.com'],
    ['api', 'jp1', undefined],
  ];
  for (const [product, region, host] of hosts) {
    it(`${product} of ${region} is at ${host}`, () => assert.equal(restHost(product, region), host));
  }

  it('outside the United States have no caller ids and no numbers below a trunk', () => {
    assert.deepEqual(
      ['us1', 'ie1', 'au1', 'zz9'].map((region) => [
        supports(region, 'callerIds'),
        supports(region, 'domains'),
      ]),
      [
        [true, true],
        [false, true],
        [false, true],
        [true, true],
      ],
    );
    assert.equal(supports('ie1', 'trunkNumbers'), false);
  });
});

describe('REST hosts', () => {
  it('with a region and no edge are dead', () => {
    for (const region of ['ie1', 'au1', 'br1', 'de1', 'jp1', 'sg1', 'us2'])
      assert.ok(isDeadRestHost(`api.${region}.twilio.com`), region);
    for (const host of ['api.twilio.com', 'api.us1.twilio.com', 'api.dublin.ie1.twilio.com'])
      assert.ok(!isDeadRestHost(host), host);
    assert.match(restHostsDeadSince, /^\d{4}-\d\d-\d\d$/);
  });

  it('are told from names and from other services', () => {
    assert.ok(isRestProduct('api') && isRestProduct('routes'));
    assert.ok(!isRestProduct('acme') && !isRestProduct('sip') && !isRestProduct('pstn'));
    assert.ok(isOtherService('console') && isOtherService('www') && isOtherService('stun'));
    assert.ok(!isOtherService('sip') && !isOtherService('acme'));
  });
});
