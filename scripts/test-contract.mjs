// The contract suite: `npm run test:contract` against the test server, or against a real one with
// `npm run test:contract -- --server URL --email E --password P [--may-break]`.
// `--verified FOLDER` keeps what a real server showed as a JSON file (docs/verified). A second user (`--second-email`, `--second-password`) adds what concerns two people.
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { fail, node24, root, run } from './lib.mjs'
import { setup } from './setup.mjs'

const text = { type: 'string' }
const usage =
  'usage: test:contract [--server URL --email E --password P [--may-break] [--verified FOLDER]] [-t NAME] [FILE…]'
const { values, positionals } = parse()
if (values.server !== undefined && (!values.email || !values.password)) fail(usage)

setup()
const environment = {
  REDROP_CONTRACT_SERVER: values.server,
  REDROP_CONTRACT_EMAIL: values.email,
  REDROP_CONTRACT_PASSWORD: values.password,
  REDROP_CONTRACT_SECOND_EMAIL: values['second-email'],
  REDROP_CONTRACT_SECOND_PASSWORD: values['second-password'],
  REDROP_CONTRACT_MAY_BREAK: values['may-break'] ? '1' : undefined,
  REDROP_CONTRACT_VERIFIED: values.verified,
}
const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== undefined))
const real = (values.server ?? process.env.REDROP_CONTRACT_SERVER) !== undefined
process.exit(
  run(
    node24,
    [
      join(root, 'node_modules', 'vitest', 'vitest.mjs'),
      'run',
      '--project',
      'contract',
      // A real server gets one scenario at a time.
      ...(real ? ['--no-file-parallelism'] : []),
      ...(values.test === undefined ? [] : ['-t', values.test]),
      ...positionals,
    ],
    { env: { ...process.env, ...given } },
  ),
)

function parse() {
  try {
    return parseArgs({
      allowPositionals: true,
      options: {
        server: text,
        email: text,
        password: text,
        'second-email': text,
        'second-password': text,
        'may-break': { type: 'boolean' },
        verified: text,
        test: { ...text, short: 't' },
      },
    })
  } catch (error) {
    fail(`${error.message}\n${usage}`)
  }
}
