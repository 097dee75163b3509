import fs from 'node:fs'
import { runStep } from './test-steps.mjs'

/** One step in a process of its own, so that what it prints is its own too: `test-step.mjs <name> <result file>`. */
const [name, file] = process.argv.slice(2)
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => process.exit(1))
fs.writeFileSync(file, JSON.stringify(await runStep(name)))
process.exit(0)
