import type { ManagedMatter } from '@yunxuan/contract'
import {
  addDays,
  type HazardSeverity,
  hazardSeverities,
  hazardSeverityNames,
  kindSheets,
  type MatterAct,
  type MatterVerdict,
  matterVerdictWords,
  shanghaiDate,
} from '@yunxuan/domain'
import { Form, Input, Radio, Select } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { chosen, needed } from '../../../ui/rules.ts'
import { type StepWish, useMatters, useOwners, useStep } from '../matter.queries.ts'
import { actNames } from '../matter-words.ts'
import { AfterPictures } from './AfterPictures.tsx'
import { PublicPictures } from './MatterPictures.tsx'
import { type FilledPaper, PapersField, papersFilled, papersSaid } from './PapersField.tsx'

interface Filled {
  word?: string
  verdict?: MatterVerdict
  ownerId?: string
  severity?: HazardSeverity
  handedTo?: string
  dueOn?: string
  intoId?: string
  title?: string
  text?: string
  pictureIds?: string[]
  papers?: FilledPaper[]
  visitOn?: string
  handlerIds?: string[]
}

interface Props {
  matter: ManagedMatter
  act: MatterAct
  onClose: () => void
}

/** What an act says to whom, and of what it asks. */
interface Sheet {
  explain: string
  word?: { label: string; isOptional?: true }
  fields?: readonly ('owner' | 'severity' | 'due' | 'verdict' | 'into' | 'public' | 'papers' | 'visit')[]
}

const sheets: Partial<Record<MatterAct, Sheet>> = {
  take: { explain: '居民会收到通知，知道有人受理了。', fields: ['severity', 'owner'] },
  return: { explain: '居民补充以后接着办，这期间不算时间。', word: { label: '请居民补充什么' } },
  decline: { explain: '居民会看到原因。', word: { label: '为什么不受理，还可以找谁' } },
  merge: { explain: '两件的居民都会收到通知，也需要的人合在一起，不重复算。', fields: ['into'] },
  hand: { explain: '居民看不到这句话。', fields: ['owner'], word: { label: '交代一句' } },
  raise: { explain: '这一级办不了，提到上一级去议。居民会看到。', word: { label: '为什么这一级办不了' } },
  tell: { explain: '居民会收到通知。', word: { label: '现在办到哪一步' } },
  defer: { explain: '居民会看到新的日子和原因。', fields: ['due'], word: { label: '为什么要晚几天' } },
  receive: {
    explain: '当面点清每样材料，系统给一个收据号，双方按号交接。不要拍身份证件。',
    fields: ['papers'],
  },
  visit: { explain: '上门要两个人一起去，居民会看到是哪天、哪两位。', fields: ['visit'] },
  answer: {
    explain: '居民会收到通知。公开的事项，大家也看得到这句话。',
    fields: ['verdict'],
    word: { label: '答复' },
  },
  check: { explain: '您去现场看过，确实办好了。', word: { label: '看到什么（可不填）', isOptional: true } },
  fail: { explain: '退回给经办人接着办。', word: { label: '哪里没办好' } },
  publish: {
    explain: '大家看到的是您写的这段话，不是居民的原话。请不要写出任何人的姓名和门牌。',
    fields: ['public'],
  },
  unpublish: { explain: '大家不再看得到，办理不受影响。', word: { label: '为什么' } },
}

/** The form of an act: what it asks for, whom it tells. */
export function StepDialog({ matter, act, onClose }: Props) {
  const { streetId } = useWorkplace()
  const step = useStep(streetId, matter.id)
  const { isGraded } = kindSheets[matter.kind]
  const { explain, word, fields = [] } = sheets[act] ?? { explain: '' }
  return (
    <FormDialog<Filled, StepWish, unknown>
      title={act === 'publish' && matter.isPublic ? '改公开的话' : actNames[act]}
      okText={act === 'answer' ? '发出答复' : '确定'}
      initial={initialOf(act, matter)}
      write={step}
      wish={filled => wishOf(act, matter, filled)}
      done="好了"
      onClose={onClose}
    >
      <p className="gap-below">{explain}</p>
      {fields.includes('verdict') && <Verdict matter={matter} />}
      {fields.includes('severity') && isGraded && <Severity />}
      {fields.includes('owner') && <Owner label="交给谁办" />}
      {fields.includes('due') && <Due label="到哪天" />}
      {fields.includes('into') && <Into matter={matter} />}
      {fields.includes('papers') && <PapersField papers={matter.errand?.papers ?? []} />}
      {fields.includes('visit') && <Visit />}
      {fields.includes('public') && <Public />}
      {fields.includes('public') && <PublicPictures matter={matter} />}
      {word !== undefined && (
        <Form.Item name="word" label={word.label} rules={word.isOptional ? [] : needed('请写一句')}>
          <Input.TextArea rows={3} maxLength={500} showCount autoFocus={fields.length === 0} />
        </Form.Item>
      )}
    </FormDialog>
  )
}

function initialOf(act: MatterAct, matter: ManagedMatter): Filled {
  if (act === 'publish') return publicOf(matter)
  return act === 'receive' ? { papers: papersFilled(matter.errand?.papers ?? []) } : {}
}

function wishOf(act: MatterAct, matter: ManagedMatter, { papers, ...filled }: Filled): StepWish {
  const said = act === 'receive' ? { papers: papersSaid(matter.errand?.papers ?? [], papers ?? []) } : {}
  return { act, version: matter.version, ...given(filled), ...said }
}

/** What everybody sees now. */
function publicOf({ title, text, pictures }: ManagedMatter): Filled {
  const shown = pictures.filter(picture => picture.isPublic).map(picture => picture.id)
  return {
    title: title ?? '',
    text: text ?? '',
    ...(pictures.length === 0 ? {} : { pictureIds: shown }),
  }
}

/** What was filled in, without what was left empty. */
function given(filled: Omit<Filled, 'papers'>): Omit<Filled, 'papers'> {
  return Object.fromEntries(Object.entries(filled).filter(([, value]) => value !== undefined && value !== ''))
}

function Verdict({ matter }: { matter: ManagedMatter }) {
  const verdict = Form.useWatch<MatterVerdict | undefined>('verdict')
  const { mostPictures, passesOn, proven } = kindSheets[matter.kind]
  return (
    <>
      <Form.Item name="verdict" label="结果" rules={chosen('请选一个结果')}>
        <Radio.Group
          options={kindSheets[matter.kind].verdicts.map(each => ({
            value: each,
            label: matterVerdictWords[each],
          }))}
        />
      </Form.Item>
      {passesOn.some(each => each === verdict) && (
        <Form.Item name="handedTo" label="转给了谁" rules={needed('请写清转给了谁')}>
          <Input maxLength={40} placeholder="比如：城管中队，电话 028-8450 1234" />
        </Form.Item>
      )}
      {mostPictures > 0 && (
        <AfterPictures most={mostPictures} isNeeded={proven.some(each => each === verdict)} />
      )}
      {verdict === 'adopted' && (
        <>
          <p className="notice notice-blue">采纳以后成为一项任务，大家看得到办没办好。</p>
          <Owner label="任务交给谁" />
          <Due label="任务到哪天办好" />
        </>
      )}
    </>
  )
}

function Severity() {
  return (
    <Form.Item
      name="severity"
      label="有多急"
      extra="着火、漏气、有人受伤的，先打 119、110，再来这里受理。"
      rules={chosen('请选有多急')}
    >
      <Radio.Group
        options={hazardSeverities.map(each => ({ value: each, label: hazardSeverityNames[each] }))}
      />
    </Form.Item>
  )
}

function Owner({ label }: { label: string }) {
  return (
    <Form.Item name="ownerId" label={label} rules={chosen('请选一位')}>
      <Select showSearch={{ optionFilterProp: 'label' }} options={useColleagues()} />
    </Form.Item>
  )
}

/** Everybody who holds a role, to choose from. */
function useColleagues() {
  const { streetId } = useWorkplace()
  const { data } = useOwners(streetId)
  return (data?.items ?? []).map(({ memberId, name, organizationName }) => ({
    value: memberId,
    label: organizationName === null ? name : `${name}（${organizationName}）`,
  }))
}

function Visit() {
  return (
    <>
      <Form.Item name="visitOn" label="哪天上门" rules={chosen('请选一天')}>
        <DayInput from={shanghaiDate(new Date())} />
      </Form.Item>
      <Form.Item
        name="handlerIds"
        label="哪两位去"
        rules={[{ required: true, type: 'array', len: 2, message: '请选两位' }]}
      >
        <Select
          mode="multiple"
          maxCount={2}
          showSearch={{ optionFilterProp: 'label' }}
          options={useColleagues()}
        />
      </Form.Item>
    </>
  )
}

function Due({ label }: { label: string }) {
  return (
    <Form.Item name="dueOn" label={label} rules={chosen('请选一天')}>
      <DayInput from={addDays(shanghaiDate(new Date()), 1)} />
    </Form.Item>
  )
}

function Into({ matter }: { matter: ManagedMatter }) {
  const { streetId } = useWorkplace()
  const { items } = useMatters(streetId, { view: 'open', kind: matter.kind, q: '', sort: '' })
  return (
    <Form.Item name="intoId" label="合到哪一件" rules={chosen('请选一件')}>
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={items
          .filter(each => each.id !== matter.id && ['sent', 'open'].includes(each.status))
          .map(each => ({ value: each.id, label: `${each.number} ${each.text ?? ''}` }))}
      />
    </Form.Item>
  )
}

function Public() {
  return (
    <>
      <Form.Item name="title" label="标题" rules={needed('请写标题')}>
        <Input maxLength={40} showCount autoFocus />
      </Form.Item>
      <Form.Item name="text" label="大家看的话" rules={needed('请写一段话')}>
        <Input.TextArea rows={5} maxLength={1000} showCount />
      </Form.Item>
    </>
  )
}
