import { audienceNames, audiences } from '@yunxuan/domain'
import { Checkbox, Form, Input, InputNumber, Select } from 'antd'
import { fieldNames, type ServiceValues } from '../service-form.ts'
import {
  AgeFields,
  BringField,
  PhoneField,
  PlaceFields,
  PreparationField,
  ResidentsField,
} from './OfferingFields.tsx'

const Field = Form.Item<ServiceValues>

export function AudienceFields() {
  return (
    <>
      <div className="fields">
        <PlaceFields />
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
        <AgeFields />
      </div>
      <ResidentsField label={fieldNames.residentsOf} />
      <Field name="eligibility" label={fieldNames.eligibility}>
        <Input maxLength={200} placeholder="比如：行动不便的可由家人代问" />
      </Field>
      <PreparationField />
      <BringField example="身份证、病历" />
      <div className="fields">
        <Field name="feeYuan" label={fieldNames.feeYuan}>
          <InputNumber min={0} max={100_000} precision={2} placeholder="免费" style={{ width: '100%' }} />
        </Field>
        <Field name="feeNote" label={fieldNames.feeNote}>
          <Input maxLength={60} placeholder="比如：材料费另算" />
        </Field>
      </div>
      <PhoneField />
    </>
  )
}
