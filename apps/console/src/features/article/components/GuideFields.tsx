import { MinusCircleOutlined, PlusOutlined } from '@ant-design/icons'
import { paperForms } from '@yunxuan/domain'
import { Button, Checkbox, Form, Input, InputNumber, Radio, Select } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { needed } from '../../../ui/rules.ts'
import { useLocations } from '../../publish/publish.queries.ts'
import { paperFormNames } from '../article-words.ts'

const whole = { style: { width: '100%' }, precision: 0, min: 0, max: 365, suffix: '个工作日' } as const

/** What somebody has to bring and to do, and how long it takes. */
export function GuideFields() {
  return (
    <>
      <Form.Item name={['guide', 'sort']} label="办的是什么">
        <Radio.Group
          options={[
            { value: 'public_service', label: '公共服务（办了就好）' },
            { value: 'approval', label: '审批（要等批下来）' },
          ]}
        />
      </Form.Item>
      <Papers />
      <Steps />
      <div className="fields">
        <Form.Item name={['guide', 'promisedDays']} label="承诺几天办好（当场办好写 0）">
          <InputNumber {...whole} />
        </Form.Item>
        <Form.Item name={['guide', 'legalDays']} label="法定最长几天">
          <InputNumber {...whole} />
        </Form.Item>
        <Form.Item name={['guide', 'costYuan']} label="收费（元，免费写 0）">
          <InputNumber min={0} max={1_000_000} precision={2} style={{ width: '100%' }} />
        </Form.Item>
        <Form.Item name={['guide', 'costNote']} label="费用说明">
          <Input maxLength={60} placeholder="比如：工本费另收" />
        </Form.Item>
      </div>
      <Places />
      <Form.Item name={['guide', 'mayBeFetched']} valuePropName="checked">
        <Checkbox>别人可以代办、代领</Checkbox>
      </Form.Item>
      <Form.Item
        name={['guide', 'onlineUrl']}
        label="网上办的网址"
        rules={[{ pattern: /^https?:\/\/\S+$/, message: '要以 http:// 或 https:// 开头' }]}
      >
        <Input maxLength={300} placeholder="没有就不填" />
      </Form.Item>
    </>
  )
}

function Places() {
  const { streetId } = useWorkplace()
  const locations = useLocations(streetId)
  return (
    <div className="fields">
      <Form.Item name={['guide', 'locationIds']} label="在哪里办">
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          loading={locations.isPending}
          placeholder="可以选几个地点"
          options={(locations.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        />
      </Form.Item>
      <Form.Item name={['guide', 'hours']} label="什么时候有人">
        <Input maxLength={120} placeholder="比如：周一至周五 9:00—12:00、13:30—17:00" />
      </Form.Item>
    </div>
  )
}

function Papers() {
  return (
    <fieldset className="choices">
      <legend>要带的材料</legend>
      <p className="soft">居民在手机上一样一样打勾。什么都不用带就不填。</p>
      <Form.List name={['guide', 'papers']}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <PaperLine key={key} index={name} onRemove={() => remove(name)} />
            ))}
            <Button
              icon={<PlusOutlined aria-hidden />}
              onClick={() => add({ name: '', form: 'original', mayComeLater: false, note: '' })}
              style={{ alignSelf: 'flex-start' }}
            >
              加一样材料
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

function PaperLine({ index, onRemove }: { index: number; onRemove: () => void }) {
  const at = (field: string) => [index, field]
  const nth = `材料 ${index + 1}`
  return (
    <div className="paper-line">
      <Form.Item name={at('name')} rules={needed('请写材料名')}>
        <Input aria-label={`${nth} 的名字`} maxLength={60} placeholder="比如 户口簿" />
      </Form.Item>
      <Form.Item name={at('form')}>
        <Select
          aria-label={`${nth} 要原件还是复印件`}
          options={paperForms.map(form => ({ value: form, label: paperFormNames[form] }))}
        />
      </Form.Item>
      <Form.Item name={at('mayComeLater')} valuePropName="checked">
        <Checkbox>可以后补</Checkbox>
      </Form.Item>
      <Form.Item name={at('note')}>
        <Input aria-label={`${nth} 的说明`} maxLength={120} placeholder="哪里开、要几份（可不填）" />
      </Form.Item>
      <RemoveButton label={`去掉${nth}`} onRemove={onRemove} />
    </div>
  )
}

function Steps() {
  return (
    <fieldset className="choices">
      <legend>办理步骤</legend>
      <Form.List name={['guide', 'steps']}>
        {(fields, { add, remove }) => (
          <>
            {fields.map(({ key, name }) => (
              <div key={key} className="step-line">
                <span className="soft">{name + 1}</span>
                <Form.Item name={[name]} rules={needed('写一步，或者去掉它')}>
                  <Input aria-label={`第 ${name + 1} 步`} maxLength={300} />
                </Form.Item>
                <RemoveButton label={`去掉第 ${name + 1} 步`} onRemove={() => remove(name)} />
              </div>
            ))}
            <Button
              icon={<PlusOutlined aria-hidden />}
              onClick={() => add('')}
              style={{ alignSelf: 'flex-start' }}
            >
              加一步
            </Button>
          </>
        )}
      </Form.List>
    </fieldset>
  )
}

const RemoveButton = ({ label, onRemove }: { label: string; onRemove: () => void }) => (
  <Button type="text" icon={<MinusCircleOutlined aria-hidden />} aria-label={label} onClick={onRemove} />
)
