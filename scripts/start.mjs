// Nothing newer than Node 12 understands may stand in this file: it is what tells an old Node that it is too old.
var [major, minor] = process.versions.node.split('.').map(Number)
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(`Node ${process.versions.node} is too old: install Node 20.19 or newer (https://nodejs.org)`)
  process.exit(1)
}
import('./start-product.mjs').then(({ startProduct }) => startProduct())
