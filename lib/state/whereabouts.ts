/** SQL that joins to a device `d` its place `p` and the building `b` that this is or lies in. */
export const WHEREABOUTS = `LEFT JOIN place p ON p.id = d.place_id
  LEFT JOIN place b ON b.kind = 'building' AND b.id IN (p.id, p.parent_id)`;
