import { Alert } from 'antd'
import { sayError } from '../refusal-words.ts'

/** Why a write was not done, where it was asked for. */
export function Failed({ error }: { error: Error | null }) {
  return error !== null && <Alert type="error" showIcon title={sayError(error)} className="gap-below" />
}
