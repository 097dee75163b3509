import { audienceNames, audiences } from '@yunxuan/domain'
import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { useWorkplace } from '../../../shell/street.tsx'
import { fieldNames, type ServiceValues } from '../service-form.ts'
import { LocationSelect, OrganizationSelect } from './KeptSelect.tsx'

const Field = Form.Item<ServiceValues>

export function AudienceFields() {
  const { street } = useWorkplace()
  return (
    <>
      <div className="fields">
        <Field
          name="organizationId"
          label={fieldNames.organizationId}
          rules={[{ required: true, message: '请选机构' }]}
        >
          <OrganizationSelect />
        </Field>
        <Field
          name="locationId"
          label={fieldNames.locationId}
          rules={[{ required: true, message: '请选地点' }]}
        >
          <LocationSelect />
        </Field>
      </div>
      <Field name="audiences" label={fieldNames.audiences}>
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          options={audiences.map(audience => ({ value: audience, label: audienceNames[audience] }))}
        />
      </Field>
      <Field name="isAudienceStrict" valuePropName="checked">
        <Checkbox>只有这些人群能约（不勾就是优先面向，谁都能约）</Checkbox>
      </Field>
      <div className="fields">
        <Field name="minimumAge" label={fieldNames.minimumAge}>
          <InputNumber min={0} max={120} suffix="周岁" placeholder="不限" style={{ width: '100%' }} />
        </Field>
        <Field name="maximumAge" label={fieldNames.maximumAge}>
          <InputNumber min={0} max={120} suffix="周岁" placeholder="不限" style={{ width: '100%' }} />
        </Field>
      </div>
      <Field name="residentsOf" label={fieldNames.residentsOf} extra="不选就是全街道都能来">
        <Select
          mode="multiple"
          showSearch={{ optionFilterProp: 'label' }}
          placeholder="全街道"
          options={street.areas.map(area => ({ value: area.id, label: area.name }))}
        />
      </Field>
      <Field name="eligibility" label={fieldNames.eligibility}>
        <Input maxLength={200} placeholder="比如：行动不便的可由家人代问" />
      </Field>
      <Field name="bring" label={fieldNames.bring} extra="比如身份证、病历，输一个按一次回车">
        <Select mode="tags" maxCount={10} open={false} suffixIcon={null} />
      </Field>
      <div className="fields">
        <Field name="feeYuan" label={fieldNames.feeYuan}>
          <InputNumber min={0} max={100_000} precision={2} placeholder="免费" style={{ width: '100%' }} />
        </Field>
        <Field name="feeNote" label={fieldNames.feeNote}>
          <Input maxLength={60} placeholder="比如：材料费另算" />
        </Field>
      </div>
      <Field name="phone" label={fieldNames.phone}>
        <Input maxLength={30} inputMode="tel" />
      </Field>
    </>
  )
}
