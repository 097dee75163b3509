import type { ManagedCertificate } from '@yunxuan/contract'
import { hoursOf, sayCertificateNumber, stampOf } from '@yunxuan/domain'
import type { ListColumns } from '../audit/list-export.ts'

/** What a spreadsheet of certificates says. */
export const certificateColumns: ListColumns<ManagedCertificate> = [
  ['状态', 10, each => (each.standing === 'valid' ? '有效' : '已撤销')],
  ['为什么撤销', 24, each => each.revokedReason],
  ['时长已经不够', 14, each => (each.isBorne ? '' : '是')],
  ['证书编号', 24, each => sayCertificateNumber(each.number)],
  ['证书', 24, each => each.title],
  ['志愿者', 12, each => each.personName],
  ['志愿者号', 16, each => each.volunteerNumber],
  ['发证时小时', 12, each => hoursOf(each.minutes)],
  ['现在小时', 12, each => hoursOf(each.minutesNow)],
  ['发证时间', 18, each => stampOf(new Date(each.issuedAt))],
]
