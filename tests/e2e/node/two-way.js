// SPDX-License-Identifier: MIT
// Additional authentication through the vendor's Node client, its hosts set to a sandbox of ours: captcha, then SMS. What the vendor's
// example asks for at a terminal is read from the sandbox's inbox.
// usage: node two-way.js KEYS_FILE INBOX_FILE; KEYS_FILE: what `codefctl sandbox --json` printed; prints a JSON object of all answers.
'use strict';

const fs = require('fs');
const [keysFile, inboxFile] = process.argv.slice(2);
const keys = JSON.parse(fs.readFileSync(keysFile, 'utf8'));

// Before the main module is loaded: it copies the hosts.
const hosts = require('easycodef-node/dist/constant');
for (const name of ['OAUTH_DOMAIN', 'API_DOMAIN', 'DEMO_DOMAIN', 'SANDBOX_DOMAIN']) {
  hosts[name] = keys.url;
  hosts.default[name] = keys.url;
}
const { EasyCodef, EasyCodefConstant } = require('easycodef-node');

const DEMO = EasyCodefConstant.SERVICE_TYPE_DEMO;
const PATH = '/v1/kr/public/ft/do-not-call/set-register';

// The code that came last for this session and this method.
function readCode({ jti, method }) {
  const lines = fs.readFileSync(inboxFile, 'utf8').trim().split('\n').map((line) => JSON.parse(line));
  return lines.filter((line) => line.jti === jti && line.method === method).pop().code;
}

async function run() {
  const codef = new EasyCodef();
  const parameters = {
    organization: '0001', userName: '홍길동', identity: '9912311234567', phoneNo: '01000000000', telecom: '0', authMethod: '0',
    timeout: '160', key: 'run-1',
  };
  const answers = [];
  const goOn = async (inputs) => {
    const { jobIndex, threadIndex, jti, twoWayTimestamp } = answers[answers.length - 1].data;
    Object.assign(parameters, inputs, { is2Way: true, twoWayInfo: { jobIndex, threadIndex, jti, twoWayTimestamp } });
    answers.push(JSON.parse(await codef.requestCertification(PATH, DEMO, parameters)));
  };

  codef.setPublicKey(keys.publicKey);
  codef.setClientInfoForDemo(keys.clientId, keys.clientSecret);
  answers.push(JSON.parse(await codef.requestProduct(PATH, DEMO, parameters)));
  await goOn({ secureNo: 'wrong', secureNoRefresh: '0' });
  await goOn({ secureNo: readCode(answers[1].data), secureNoRefresh: '0' });
  await goOn({ smsAuthNo: readCode(answers[2].data) });
  console.log(JSON.stringify(answers));
}

run().catch((error) => {
  console.error(error);
  process.exit(1);
});
