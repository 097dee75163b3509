import { bindAccount } from './features/account/account.routes.ts'
import { bindAudit } from './features/audit/audit.routes.ts'
import { bindDemo } from './features/demo/demo.routes.ts'
import { bindPolicy } from './features/policy/policy.routes.ts'
import type { Serving } from './platform/serve.ts'

/** Every feature, by name: what is not listed here is not served. */
export const features: readonly ((on: Serving) => void)[] = [bindAccount, bindAudit, bindDemo, bindPolicy]
