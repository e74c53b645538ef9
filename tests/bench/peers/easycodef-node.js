// SPDX-License-Identifier: MIT
// The vendor's Node client as a peer: N requests one after another. Prints seconds and the CPU seconds used.
// usage: node easycodef-node.js MODULES_FOLDER BASE_URL N
'use strict';
const [modules, base, n] = process.argv.slice(2);
const resolve = (name) => require.resolve(name, { paths: [modules] });
const constant = require(resolve('easycodef-node/dist/constant'));
for (const name of Object.keys(constant)) {
  if (name.endsWith('_DOMAIN')) constant[name] = base;
}
const { EasyCodef, EasyCodefConstant } = require(resolve('easycodef-node'));

async function main() {
  const codef = new EasyCodef();
  codef.setPublicKey('unused');
  codef.setClientInfoForDemo('ef27cfaa-10c1-4470-adac-60ba476273f9', '83160c33-9045-4915-86d8-809473cdf5c3');
  const send = () => codef.requestProduct('/v1/kr/bank/p/account/transaction-list', EasyCodefConstant.SERVICE_TYPE_DEMO, { organization: '0004' });
  for (let i = 0; i < 50; i++) JSON.parse(await send());
  const from = process.hrtime.bigint();
  const cpu = process.cpuUsage();
  for (let i = 0; i < Number(n); i++) {
    if (JSON.parse(await send()).result.code !== 'CF-00000') throw new Error('wrong answer');
  }
  const used = process.cpuUsage(cpu);
  console.log(Number(process.hrtime.bigint() - from) / 1e9, (used.user + used.system) / 1e6);
}
main().catch((problem) => { console.error(problem); process.exit(1); });
