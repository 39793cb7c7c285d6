import { endProcess } from '../core/node/end-process.ts'
import { runOnProcess } from './on-process.ts'

endProcess(await runOnProcess(process.argv.slice(2)))
