import {
  addDays,
  dueReports,
  type ReportTemplateId,
  reportTemplateIds,
  reportTemplates,
  type Span,
  saySpan,
} from '@yunxuan/domain'
import { Form, Input, Radio, Select } from 'antd'
import { useNavigate } from 'react-router'
import { useWorkplace } from '../../../shell/street.tsx'
import { DayInput } from '../../../ui/DayInput.tsx'
import { FormDialog } from '../../../ui/FormDialog.tsx'
import { needed } from '../../../ui/rules.ts'
import { type NewReport, useDraftReport } from '../report.queries.ts'

interface Values {
  template: ReportTemplateId
  time: 'week' | 'month' | 'other'
  from?: string
  to?: string
  title: string
}

/** Asks which 简报 of which time is to be drafted. */
export function DraftDialog({ onClose }: { onClose: () => void }) {
  const { streetId } = useWorkplace()
  const navigate = useNavigate()
  const draft = useDraftReport(streetId)
  const spans = spansNow()
  return (
    <FormDialog<Values, NewReport, { id: string }>
      title="起草简报"
      okText="起草"
      initial={{ template: 'general', time: 'month', title: '' }}
      write={draft}
      wish={({ template, time, from = '', to = '', title }) => ({
        template,
        title,
        ...(time === 'other' ? { from, to } : spans[time]),
      })}
      onDone={({ id }) => void navigate(`/${streetId}/reports/${id}`)}
      onClose={onClose}
    >
      <Form.Item name="template" label="哪一种">
        <Select
          options={reportTemplateIds.map(id => ({
            value: id,
            label: `${reportTemplates[id].name}：${reportTemplates[id].use}`,
          }))}
        />
      </Form.Item>
      <Form.Item name="time" label="哪段时间">
        <Radio.Group
          options={[
            { value: 'month', label: `上个月（${saySpan(spans.month)}）` },
            { value: 'week', label: `上周（${saySpan(spans.week)}）` },
            { value: 'other', label: '自己选' },
          ]}
        />
      </Form.Item>
      <Form.Item noStyle shouldUpdate={(a: Values, b: Values) => a.time !== b.time}>
        {({ getFieldValue }) =>
          getFieldValue('time') === 'other' && (
            <div className="side-by-side">
              <Form.Item name="from" label="从哪天" rules={needed('请选开始日期')}>
                <DayInput />
              </Form.Item>
              <Form.Item name="to" label="到哪天" rules={needed('请选结束日期')}>
                <DayInput />
              </Form.Item>
            </div>
          )
        }
      </Form.Item>
      <Form.Item name="title" label="标题（不填就用种类和时间）">
        <Input maxLength={60} />
      </Form.Item>
    </FormDialog>
  )
}

/** The week and the month before the current ones, whatever hour it is. */
function spansNow(): Record<'week' | 'month', Span> {
  const [week, month] = dueReports(new Date(Date.now() + 7 * 3_600_000)).map(({ span }) => span)
  const none = { from: '', to: '' }
  return { week: week ?? none, month: month ?? { ...none, to: addDays('2026-01-01', 0) } }
}
