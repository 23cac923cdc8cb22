import type { Words } from './en.ts'

export const watchFr: Words['watch'] = {
  title: 'Mon suivi',
  lead: 'Des parties du registre des mesures et positions, avec ce qu’elles sont devenues depuis votre dernier passage. Vous seul voyez cette liste.',
  none: 'Vous ne suivez rien encore. Restreignez le registre à un gouvernement, une étape, une classe ou un cas, puis suivez-le :',
  answersTo: 'Ce que les gouvernements ont fait : suivre',
  begin: (name) => `Suivre ${name}`,
  since: 'Depuis le',
  counts: (fresh, changed, gone) => `nouveaux : ${fresh} ; modifiés : ${changed} ; disparus : ${gone}`,
  quiet: 'rien n’a changé',
  fresh: 'nouveau',
  changed: 'modifié',
  more: (n) => `et ${n} de plus, dans le registre`,
  seen: 'J’ai vu',
  remove: 'Ne plus suivre',
  mail: 'Par courriel',
  mailLead:
    'Un courriel par jour au plus, sur tout ce que vous suivez, et seulement si quelque chose a changé. Il dit ce qui est public ; cette page peut en montrer plus.',
  noMail:
    'Aucun courriel ne peut vous être envoyé : le serveur n’a pas de serveur de courriel ou pas d’adresse à lui, ou aucun administrateur n’a saisi d’adresse pour vous. Les flux fonctionnent sans cela.',
  mailOn: 'Les courriels sont activés.',
  mailOff: 'Les courriels sont désactivés.',
  mailBegin: 'M’envoyer des courriels',
  mailEnd: 'Ne plus m’envoyer de courriels',
  stopLead: 'Ceci met fin aux courriels sur votre suivi. La liste elle-même reste.',
  stopped: 'Plus aucun courriel ne sera envoyé. La liste de ce que vous suivez reste.',
}
