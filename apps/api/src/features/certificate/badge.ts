import { createHash, createPrivateKey, createPublicKey, hkdfSync, type KeyObject, sign } from 'node:crypto'
import { base58 } from '@scure/base'
import { canonicalJson, hoursOf } from '@yunxuan/domain'
import type { Config } from '../../platform/config.ts'
import type { CertificateRow } from './certificate.store.ts'

/** An Ed25519 key as PKCS #8 begins; the 32 bytes of the key follow (RFC 8410). */
const pkcs8Head = Buffer.from('302e020100300506032b657004220420', 'hex')
/** The multicodec prefix of an Ed25519 public key. */
const ed25519Prefix = Buffer.from([0xed, 0x01])
const contexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
]
/** Knows the list of what was revoked, besides. */
const badgeContexts = [...contexts, 'https://purl.imsglobal.org/spec/ob/v3p0/extensions.json']

type BadgeConfig = Pick<Config, 'sealKey' | 'publicUrl'>
interface Issuer {
  streetId: string
  streetName: string
}

/** Returns who issues a street's badges, with the key they are signed with (Open Badges 3.0 Profile, Multikey). */
export function issuerProfile(config: BadgeConfig, issuer: Issuer) {
  const id = issuerAddress(config, issuer.streetId)
  const key = `${id}#key`
  return {
    '@context': [...contexts, 'https://w3id.org/security/multikey/v1'],
    id,
    type: ['Profile'],
    name: issuer.streetName,
    verificationMethod: [
      { id: key, type: 'Multikey', controller: id, publicKeyMultibase: publicKeyOf(keyOf(config)) },
    ],
    assertionMethod: [key],
  }
}

/**
 * Returns a certificate as an Open Badges 3.0 credential with a Data Integrity proof (eddsa-jcs-2022): whoever
 * fetches the issuer's profile verifies it without asking us.
 */
export function toBadge(config: BadgeConfig, issuer: Issuer, certificate: CertificateRow) {
  const check = checkAddress(config, issuer, certificate.number)
  const profile = issuerAddress(config, issuer.streetId)
  const hours = hoursOf(certificate.minutes)
  const credential = {
    '@context': badgeContexts,
    id: check,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    issuer: { id: profile, type: ['Profile'], name: issuer.streetName },
    validFrom: certificate.issuedAt.toISOString(),
    credentialStatus: { id: revocationAddress(config, issuer), type: '1EdTechRevocationList' },
    name: certificate.title,
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [
        {
          type: 'IdentityObject',
          identityHash: certificate.volunteerNumber,
          identityType: 'identifier',
          hashed: false,
        },
      ],
      achievement: {
        id: `${profile}#stars-${certificate.stars}`,
        type: ['Achievement'],
        achievementType: 'Award',
        name: certificate.title,
        description: `${issuer.streetName}按累计服务时长评定的${certificate.title}`,
        criteria: { narrative: `累计服务 ${hours} 小时，经公示和第二人确认。` },
      },
    },
    evidence: [{ id: check, type: ['Evidence'], name: '证书查验', narrative: headOf(certificate) }],
  }
  return { ...credential, proof: proofOf(config, profile, credential, certificate.issuedAt) }
}

/** Returns which of a street's badges hold no longer (1EdTech VC Revocation List); why is nobody else's business. */
export function revocationList(config: BadgeConfig, issuer: Issuer, numbers: readonly string[]) {
  return {
    id: revocationAddress(config, issuer),
    issuer: issuerAddress(config, issuer.streetId),
    revokedCredentials: numbers.map(number => ({ id: checkAddress(config, issuer, number), revoked: true })),
  }
}

function proofOf(config: BadgeConfig, profile: string, credential: JsonObject, createdAt: Date) {
  const options = {
    '@context': badgeContexts,
    type: 'DataIntegrityProof',
    cryptosuite: 'eddsa-jcs-2022',
    created: createdAt.toISOString(),
    verificationMethod: `${profile}#key`,
    proofPurpose: 'assertionMethod',
  }
  // VC Data Integrity EdDSA §3.3: the hash of the options stands before that of the document.
  const signed = Buffer.concat([sha256(canonicalJson(options)), sha256(canonicalJson(credential))])
  return { ...options, proofValue: `z${base58.encode(sign(null, signed, keyOf(config)))}` }
}

type JsonObject = Parameters<typeof canonicalJson>[0]

function headOf({ chainSeq, chainHash }: CertificateRow): string {
  return chainSeq === null ? '' : `时间链 ${chainSeq}:${chainHash}`
}

function checkAddress(config: BadgeConfig, { streetId }: Issuer, number: string): string {
  return `${config.publicUrl}/v1/streets/${streetId}/certificates/${number}`
}

function revocationAddress(config: BadgeConfig, { streetId }: Issuer): string {
  return `${config.publicUrl}/v1/streets/${streetId}/revoked-badges`
}

function issuerAddress(config: BadgeConfig, streetId: string): string {
  return `${config.publicUrl}/v1/streets/${streetId}/issuer`
}

/** One key for this installation, made from what it seals with, so that there is no further secret to keep. */
function keyOf(config: Pick<Config, 'sealKey'>): KeyObject {
  const seed = Buffer.from(hkdfSync('sha256', config.sealKey, '', 'yunxuan badge key', 32))
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: 'der', type: 'pkcs8' })
}

function publicKeyOf(key: KeyObject): string {
  const raw = createPublicKey(key).export({ format: 'der', type: 'spki' }).subarray(-32)
  return `z${base58.encode(Buffer.concat([ed25519Prefix, raw]))}`
}

function sha256(text: string): Buffer {
  return createHash('sha256').update(text).digest()
}
