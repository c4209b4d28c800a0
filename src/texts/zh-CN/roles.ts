// What people are, in chat and on every page.
import type { Role } from '../../permissions.ts';

export const ROLES: Record<Role, string> = {
  grid_worker: '网格员',
  grid_leader: '网格长',
  liaison_cadre: '包保干部',
  town_office: '乡镇办',
  inspector: '督查员',
  duty_officer: '值班员',
  county_office: '县区办',
  commander: '指挥长',
  city_office: '市办',
  admin: '管理员',
};
