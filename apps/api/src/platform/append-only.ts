/**
 * What people must be able to trust, and nobody changes: triggers refuse it, and the API's role has no right to.
 * The schema says the same; a test holds the two together.
 */
export const appendOnlyTables: readonly string[] = [
  'attachment',
  'audit',
  'certificate',
  'certificate_revocation',
  'chain_entry',
  'chain_month',
  'login_answer',
  'login_request',
  'matter_step',
  'points_posting',
  'points_transfer',
  'record',
  'record_approval',
  'record_decision',
  'report_figure',
  'report_issue',
  'scan',
  'stock_move',
  'upload_batch',
  'upload_result',
]
