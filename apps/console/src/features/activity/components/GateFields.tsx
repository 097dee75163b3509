import { Form, Input, Radio } from 'antd'
import { needed } from '../../../ui/rules.ts'
import { type ActivityValues, fieldNames } from '../activity-form.ts'
import { questions } from '../gate-words.ts'

const Field = Form.Item<ActivityValues>

/** Is this volunteering at all; and where somebody might be hurt, what is told and who is insured. */
export function GateFields() {
  const isRisky = Form.useWatch<boolean | undefined>(['answers', 'isRisky'])
  const rules = isRisky === true ? needed('可能有人受伤，这里要写') : []
  return (
    <>
      <p className="soft gap-below">
        提交审核前要逐条回答，答案会和活动一起留存（民政部令第 67 号第十九条）。
      </p>
      <div className="questions">
        {questions.map(({ name, asks, explain }) => (
          <Field key={name} name={['answers', name]} label={asks} extra={explain} layout="horizontal">
            <Radio.Group
              aria-label={asks}
              options={[
                { value: true, label: '是' },
                { value: false, label: '不是' },
              ]}
            />
          </Field>
        ))}
      </div>
      <Field
        name="risk"
        label={fieldNames.risk}
        extra="报名前让志愿者先知道（《志愿服务条例》第十二条）"
        dependencies={[['answers', 'isRisky']]}
        rules={rules}
      >
        <Input.TextArea rows={2} maxLength={300} placeholder="比如：路面湿滑，请穿防滑鞋" />
      </Field>
      <div className="fields">
        <Field
          name="insurance"
          label={fieldNames.insurance}
          extra="保险公司和险种"
          dependencies={[['answers', 'isRisky']]}
          rules={rules}
        >
          <Input maxLength={100} />
        </Field>
        <Field name="training" label={fieldNames.training} extra="开始前教什么">
          <Input maxLength={200} />
        </Field>
      </div>
    </>
  )
}
