import type { Report } from '@yunxuan/contract'
import { fillText, reportTemplates, unknownFigures } from '@yunxuan/domain'
import { Form, Input } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { Failed } from '../../../ui/Failed.tsx'
import { needed } from '../../../ui/rules.ts'
import { SaveBar } from '../../../ui/SaveBar.tsx'
import { useSaveReport } from '../report.queries.ts'
import { wordsOf } from './ReportText.tsx'

interface Props {
  /** As it was when the form was filled. */
  report: Report
  isDirty: boolean
  onDirty: (isDirty: boolean) => void
}

interface Values {
  title: string
  texts: string[]
}

/** Where the text of a 简报 is written; numbers are named in braces, and shown below as they will be read. */
export function ReportEditor({ report, isDirty, onDirty }: Props) {
  const { streetId } = useWorkplace()
  const [form] = Form.useForm<Values>()
  const save = useSaveReport(streetId, report.id)
  const { sections, version } = report
  const send = ({ title, texts }: Values) =>
    save.mutate(
      {
        version,
        title: title.trim(),
        sections: sections.map(({ heading }, at) => ({ heading, text: texts[at] ?? '' })),
      },
      { onSuccess: () => onDirty(false) },
    )
  return (
    <Form<Values>
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={{ title: report.title, texts: sections.map(({ text }) => text) }}
      onValuesChange={() => onDirty(true)}
      onFinish={send}
    >
      <Form.Item name="title" label="标题" rules={needed('请写标题')}>
        <Input maxLength={60} />
      </Form.Item>
      <p className="soft">花括号里写数的名字，比如 {'{服务人次}'}，印出来就是那个数，改了数不用改字。</p>
      {sections.map(({ heading }, at) => (
        <div key={heading}>
          <Form.Item name={['texts', at]} label={heading}>
            <Input.TextArea autoSize={{ minRows: 3 }} maxLength={2000} />
          </Form.Item>
          <Form.Item noStyle shouldUpdate>
            {({ getFieldValue }) => <AsRead report={report} text={getFieldValue(['texts', at])} />}
          </Form.Item>
        </div>
      ))}
      <SaveBar
        isDirty={isDirty}
        isBusy={save.isPending}
        isLocked={!isDirty}
        saved="都保存了"
        above={<Failed error={save.error} />}
      />
    </Form>
  )
}

/** As it will be read, where it names a number; a name that is none is said at once. */
function AsRead({ report, text }: { report: Report; text: unknown }) {
  if (typeof text !== 'string' || !text.includes('{')) return null
  const unknown = unknownFigures([{ heading: '', text }], reportTemplates[report.template].figures)
  return unknown.length > 0 ? (
    <p className="notice notice-gold">这份简报里没有这个数：{unknown.join('、')}。名字照右边表里的写。</p>
  ) : (
    <p className="report-as-read soft">{fillText(text, wordsOf(report))}</p>
  )
}
