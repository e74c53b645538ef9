// SPDX-License-Identifier: MIT
// What a user of the vendor's Node client writes, with its hosts set to a sandbox of ours: a token, an account, three products.
// usage: node client.js URL PUBLIC_KEY PASSWORD_FILE; prints one JSON object of all answers.
'use strict';

const fs = require('fs');
const [url, publicKey, passwordFile] = process.argv.slice(2);

// Before the main module is loaded: it copies the hosts.
const hosts = require('easycodef-node/dist/constant');
for (const name of ['OAUTH_DOMAIN', 'API_DOMAIN', 'DEMO_DOMAIN', 'SANDBOX_DOMAIN']) {
  hosts[name] = url;
  hosts.default[name] = url;
}
const { EasyCodef, EasyCodefConstant, EasyCodefUtil } = require('easycodef-node');

const SANDBOX = EasyCodefConstant.SERVICE_TYPE_SANDBOX;
const PRODUCTS = {
  '/v1/kr/bank/p/account/account-list': { connectedId: 'sandbox_connectedId', organization: '0004' },
  '/v1/kr/public/nt/business/status': {
    organization: '0004',
    reqIdentityList: [{ reqIdentity: '3333344444' }, { reqIdentity: '1234567890' }],
  },
  '/v1/kr/card/p/account/card-list': { connectedId: 'sandbox_connectedId_01', organization: '0306', memo: "a b+c/한(1)*~'!<" },
};

async function run() {
  const codef = new EasyCodef();
  const answers = { products: {} };
  const password = fs.readFileSync(passwordFile, 'utf8').trim();

  codef.setPublicKey(publicKey);
  answers.token = await codef.requestToken(SANDBOX);
  answers.account = JSON.parse(await codef.createAccount(SANDBOX, {
    accountList: [{
      countryCode: 'KR', businessType: 'BK', clientType: 'P', organization: '0004', loginType: '1', id: 'user_id',
      password: EasyCodefUtil.encryptRSA(publicKey, password),
    }],
  }));
  for (const [path, parameters] of Object.entries(PRODUCTS))
    answers.products[path] = JSON.parse(await codef.requestProduct(path, SANDBOX, parameters));
  answers.missing = JSON.parse(await codef.requestProduct(Object.keys(PRODUCTS)[0], SANDBOX, { organization: '0004' }));
  console.log(JSON.stringify(answers));
}

run().catch((error) => {
  console.error(error);
  process.exit(1);
});
