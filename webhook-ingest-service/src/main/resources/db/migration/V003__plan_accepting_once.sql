-- Planning over all days takes several milliseconds, many times as long as the insert itself; and a plan for any group is
-- thought to cost more than one for this group, so it would be made anew for each.
ALTER FUNCTION accept_deliveries(text, text, text[], text[], uuid[], text[], text[], bytea[])
    SET plan_cache_mode = force_generic_plan;
