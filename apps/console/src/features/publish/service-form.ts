import type { ServiceEdit } from '@yunxuan/contract'

/** What the form holds: the edit, with money in 元 as people write it. */
export interface ServiceValues extends Omit<ServiceEdit, 'feeFen'> {
  feeYuan: number | null
}

export function toValues(edit: ServiceEdit): ServiceValues {
  const { feeFen, ...rest } = edit
  return { ...rest, feeYuan: feeFen === null ? null : feeFen / 100 }
}

export function toEdit(values: ServiceValues): ServiceEdit {
  const { feeYuan, ...rest } = values
  return {
    ...rest,
    title: rest.title.trim(),
    summary: rest.summary.trim(),
    brandId: rest.brandId ?? null,
    noteKind: rest.noteKind ?? null,
    picture: rest.picture ?? null,
    minimumAge: rest.minimumAge ?? null,
    maximumAge: rest.maximumAge ?? null,
    cancelCutoffMinutes: rest.cancelCutoffMinutes ?? null,
    bookingOpensDays: rest.bookingOpensDays ?? null,
    bookingClosesMinutes: rest.bookingClosesMinutes ?? null,
    feeFen: feeYuan === null || feeYuan === undefined || feeYuan === 0 ? null : Math.round(feeYuan * 100),
  }
}

/** A new service before anything is written; organization and location still have to be chosen. */
export const blankValues: Partial<ServiceValues> = {
  title: '',
  summary: '',
  description: '',
  category: 'convenience',
  brandId: null,
  mode: 'on_site',
  audiences: ['everyone'],
  isAudienceStrict: false,
  eligibility: '',
  minimumAge: null,
  maximumAge: null,
  residentsOf: [],
  preparation: [],
  bring: [],
  feeYuan: null,
  feeNote: '',
  phone: '',
  keywords: [],
  durationMinutes: 60,
  placesPerSlot: 10,
  needsApproval: false,
  noteKind: null,
  partyMax: 1,
  cancelCutoffMinutes: null,
  bookingOpensDays: null,
  bookingClosesMinutes: null,
  picture: null,
}

/** The Chinese name of every field, for the form and for saying what two people changed. */
export const fieldNames: Readonly<Record<keyof ServiceValues, string>> = {
  title: '服务名称',
  summary: '一句话介绍',
  description: '详细介绍',
  category: '类别',
  brandId: '品牌',
  organizationId: '机构',
  locationId: '地点',
  mode: '怎么提供',
  audiences: '面向人群',
  isAudienceStrict: '只有这些人群能约',
  eligibility: '其他条件',
  minimumAge: '最小年龄',
  maximumAge: '最大年龄',
  residentsOf: '只面向这些社区',
  preparation: '来之前要做的',
  bring: '请带',
  feeYuan: '收费（元）',
  feeNote: '费用说明',
  phone: '咨询电话',
  keywords: '搜索关键词',
  durationMinutes: '一场多久（分钟）',
  placesPerSlot: '一场几个名额',
  needsApproval: '预约要先审核',
  noteKind: '能不能留私密备注',
  partyMax: '一次最多几位',
  cancelCutoffMinutes: '开始前多久可以取消（分钟）',
  bookingOpensDays: '提前几天开放预约',
  bookingClosesMinutes: '开始前多久停止预约（分钟）',
  picture: '照片',
}
