import { parentPort, workerData } from 'node:worker_threads'
import { compareFiles, type CompareJob } from '../../core/services/compare/compare-files.ts'

/** One job in a thread of its own: whatever it takes, neither transfers nor windows wait for it. */
parentPort?.postMessage(await compareFiles(workerData as CompareJob))
