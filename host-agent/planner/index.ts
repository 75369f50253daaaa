/** Decides everything and touches nothing: same plan, inventory and records, same change plan. */
export * from './change-plan';
