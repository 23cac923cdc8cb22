import { type Role, roles, type Sphere, spheres } from '../records/index.ts'
import { PeopleError } from './errors.ts'

/** The roles that an organisation of a sphere may give: an instance is run by those who write no evidence. */
export const rolesOf: Readonly<Record<Sphere, readonly Role[]>> = {
  'civil-society': ['analyst', 'reviewer', 'newsroom'],
  government: ['analyst', 'reviewer', 'duty-officer', 'coalition-delegate'],
  instance: ['auditor', 'admin'],
}

/** @throws PeopleError `role-invalid` */
export function roleIn(sphere: Sphere, text: string): Role {
  const role = roles.find((one) => one === text)
  if (role === undefined || !rolesOf[sphere].includes(role)) {
    throw new PeopleError('role-invalid', `an organisation of the sphere ${sphere} gives no such role`, {
      hint: `it gives ${rolesOf[sphere].join(', ')}`,
    })
  }
  return role
}

/** @throws PeopleError `role-invalid` */
export function sphereNamed(text: string): Sphere {
  const sphere = spheres.find((one) => one === text)
  if (sphere === undefined) {
    throw new PeopleError('role-invalid', 'an organisation belongs to one sphere', {
      hint: `name one of ${spheres.join(', ')}`,
    })
  }
  return sphere
}
