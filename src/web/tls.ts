import { createHash, X509Certificate } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname, networkInterfaces } from 'node:os'
import { join } from 'node:path'

/** A certificate and its key, PEM. */
export interface TlsFiles {
  readonly cert: string
  readonly key: string
}

const yearMs = 365 * 24 * 60 * 60 * 1000
const renewBeforeMs = 30 * 24 * 60 * 60 * 1000

/**
 * The certificate of an appliance that made its own: ECDSA P-256 for a year, kept in the data
 * folder and renewed a month before it ends. Browsers ask once; the fingerprint is for comparing.
 */
export async function selfSigned(dataDir: string, host: string): Promise<TlsFiles> {
  const [certPath, keyPath] = [join(dataDir, 'tls.cert.pem'), join(dataDir, 'tls.key.pem')]
  if (existsSync(certPath) && existsSync(keyPath)) {
    const cert = readFileSync(certPath, 'utf8')
    const isFresh = Date.parse(new X509Certificate(cert).validTo) - Date.now() > renewBeforeMs
    if (isFresh) return { cert, key: readFileSync(keyPath, 'utf8') }
  }
  const made = await makeCertificate(host)
  writeFileSync(keyPath, made.key, { mode: 0o600 })
  writeFileSync(certPath, made.cert)
  return made
}

/** What makes certificates is loaded once a year, and by nobody who brings one: it takes 12 MB. */
async function makeCertificate(host: string): Promise<TlsFiles> {
  await import('reflect-metadata')
  const x509 = await import('@peculiar/x509')
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])
  const [first = host, ...others] = namesOf(host)
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    name: `CN=${first}`,
    notBefore: new Date(Date.now() - 24 * 60 * 60 * 1000),
    notAfter: new Date(Date.now() + yearMs),
    keys,
    signingAlgorithm: algorithm,
    extensions: [
      new x509.SubjectAlternativeNameExtension(
        [first, ...others, 'localhost'].map((value) => ({ type: kindOf(value), value })),
      ),
    ],
  })
  const exported = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey))
  const key = x509.PemConverter.encode(exported, 'PRIVATE KEY')
  return { cert: certificate.toString('pem'), key }
}

const kindOf = (name: string) => (/^[\d.]+$|:/.test(name) ? 'ip' : 'dns')

/** What a browser may call it: where it listens, or all that this machine is called if everywhere. */
function namesOf(host: string): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [host]
  const addresses = Object.values(networkInterfaces()).flatMap((some) => some ?? [])
  const reached = addresses.filter(({ internal, scopeid }) => !internal && !scopeid)
  return [hostname(), ...reached.map(({ address }) => address)]
}

/** SHA-256 of a certificate, as browsers show it. */
export const certificateFingerprint = (cert: string): string =>
  createHash('sha256').update(new X509Certificate(cert).raw).digest('hex').toUpperCase()
