// SPDX-License-Identifier: MIT
// The life of a connectedId through the vendor's Node client, its hosts set to a sandbox of ours, with the sandbox's own pair.
// usage: node accounts.js KEYS_FILE PASSWORD_FILE; KEYS_FILE: what `codefctl sandbox --json` printed; prints a JSON object of all answers.
'use strict';

const fs = require('fs');
const [keysFile, passwordFile] = process.argv.slice(2);
const keys = JSON.parse(fs.readFileSync(keysFile, 'utf8'));

// Before the main module is loaded: it copies the hosts.
const hosts = require('easycodef-node/dist/constant');
for (const name of ['OAUTH_DOMAIN', 'API_DOMAIN', 'DEMO_DOMAIN', 'SANDBOX_DOMAIN']) {
  hosts[name] = keys.url;
  hosts.default[name] = keys.url;
}
const { EasyCodef, EasyCodefConstant, EasyCodefUtil } = require('easycodef-node');

const DEMO = EasyCodefConstant.SERVICE_TYPE_DEMO;
const password = fs.readFileSync(passwordFile, 'utf8').trim();

function account(businessType, organization, id) {
  return {
    countryCode: 'KR', businessType, clientType: 'P', organization, loginType: '1', id,
    password: EasyCodefUtil.encryptRSA(keys.publicKey, password),
  };
}

async function run() {
  const codef = new EasyCodef();
  const answers = {};
  const ask = async (name, method, parameters) => {
    answers[name] = JSON.parse(await codef[method](DEMO, parameters));
    return answers[name];
  };

  codef.setPublicKey(keys.publicKey);
  codef.setClientInfoForDemo(keys.clientId, keys.clientSecret);
  const created = await ask('create', 'createAccount', { accountList: [account('BK', '0004', 'tester')] });
  const connectedId = created.data.connectedId;
  await ask('again', 'addAccount', { connectedId, accountList: [account('BK', '0004', 'tester')] });
  await ask('add', 'addAccount', { connectedId, accountList: [account('CD', '0306', 'tester'), account('CD', '0301', 'cf_12803')] });
  await ask('list', 'getAccountList', { connectedId });
  await ask('update', 'updateAccount', { connectedId, accountList: [account('CD', '0306', 'other')] });
  const { countryCode, businessType, clientType, organization, loginType } = account('BK', '0004', '');
  await ask('delete', 'deleteAccount', { connectedId, accountList: [{ countryCode, businessType, clientType, organization, loginType }] });
  await ask('left', 'getAccountList', { connectedId });
  await ask('ids', 'getConnectedIdList', { pageNo: 0 });
  console.log(JSON.stringify(answers));
}

run().catch((error) => {
  console.error(error);
  process.exit(1);
});
