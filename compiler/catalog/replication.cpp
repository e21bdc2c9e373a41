// Publications, subscriptions, event triggers.

#include "compiler/catalog/sections.h"

namespace ashlar::catalog {

namespace {

std::string publications(Version version) {
  const std::string generated =
      version >= 18 ? " || CASE x.pubgencols WHEN 's' THEN ', publish_generated_columns = stored' ELSE '' END" : "";
  return R"(SELECT format('CREATE PUBLICATION %I%s WITH (publish = %L', x.pubname,
              CASE WHEN x.puballtables THEN ' FOR ALL TABLES' ELSE '' END,
              concat_ws(', ', CASE WHEN x.pubinsert THEN 'insert' END, CASE WHEN x.pubupdate THEN 'update' END,
                        CASE WHEN x.pubdelete THEN 'delete' END, CASE WHEN x.pubtruncate THEN 'truncate' END)) ||
       CASE WHEN x.pubviaroot THEN ', publish_via_partition_root = true' ELSE '' END)" +
         generated + R"( || ')', pg_get_userbyid(x.pubowner)
FROM pg_publication x
WHERE )" +
         not_of_extension("pg_publication", "x.oid") + " ORDER BY x.pubname";
}

std::string published_tables(Version version) {
  const std::string parts = version >= 15 ? R"( ||
       coalesce((SELECT ' (' || string_agg(quote_ident(a.attname), ', ' ORDER BY a.attnum) || ')'
                 FROM pg_attribute a WHERE a.attrelid = r.prrelid AND a.attnum = ANY (r.prattrs)), '') ||
       coalesce(' WHERE (' || pg_get_expr(r.prqual, r.prrelid) || ')', ''))"
                                          : "";
  return "SELECT format('ALTER PUBLICATION %I ADD TABLE ONLY %I.%I', x.pubname, n.nspname, c.relname)" + parts +
         ", NULL\nFROM " + own_relations("'r', 'p'") +
         " JOIN pg_publication_rel r ON r.prrelid = c.oid JOIN pg_publication x ON x.oid = r.prpubid ORDER BY "
         "x.pubname, "
         "n.nspname, c.relname";
}

std::string published_schemas() {
  return "SELECT format('ALTER PUBLICATION %I ADD TABLES IN SCHEMA %I', x.pubname, n.nspname), NULL FROM pg_namespace "
         "n "
         "JOIN pg_publication_namespace r ON r.pnnspid = n.oid JOIN pg_publication x ON x.oid = r.pnpubid WHERE " +
         in_scope("n") + " ORDER BY x.pubname, n.nspname";
}

std::string flag(const std::string& name, const std::string& column, bool usual) {
  return " || CASE WHEN x." + column + " THEN '" + (usual ? "" : ", " + name + " = true") + "' ELSE '" +
         (usual ? ", " + name + " = false" : "") + "' END";
}

constexpr const char* of_this_database =
    " FROM pg_subscription x JOIN pg_database b ON b.oid = x.subdbid AND b.datname = current_database()";

/// Not connected, as pg_dump writes them: nothing is done on the other server when one is read or made again.
std::string subscriptions(Version version) {
  std::string options;
  if (version >= 14) {
    options += flag("binary", "subbinary", false);
    options += version >= 16 ? " || format(', streaming = %s', CASE x.substream WHEN 'p' THEN 'parallel' WHEN 't' THEN "
                               "'on' ELSE 'off' END)"
                             : flag("streaming", "substream", false);
  }
  if (version >= 15) {
    options += " || CASE x.subtwophasestate WHEN 'd' THEN '' ELSE ', two_phase = true' END";
    options += flag("disable_on_error", "subdisableonerr", false);
  }
  if (version >= 16) {
    options += flag("password_required", "subpasswordrequired", true) + flag("run_as_owner", "subrunasowner", false) +
               " || format(', origin = %s', x.suborigin)";
  }
  if (version >= 17) {
    options += flag("failover", "subfailover", false);
  }
  return R"(SELECT format('CREATE SUBSCRIPTION %I CONNECTION %L PUBLICATION %s WITH (connect = false, slot_name = %s, synchronous_commit = %L',
              x.subname, x.subconninfo, (SELECT string_agg(quote_ident(p), ', ') FROM unnest(x.subpublications) p),
              coalesce(quote_literal(x.subslotname), 'NONE'), x.subsynccommit))" +
         options + " || ')', pg_get_userbyid(x.subowner)" + of_this_database + " ORDER BY x.subname";
}

std::string enabled_subscriptions() {
  return std::string("SELECT format('ALTER SUBSCRIPTION %I ENABLE', x.subname), NULL") + of_this_database +
         " WHERE x.subenabled ORDER BY x.subname";
}

std::string event_triggers() {
  return R"(SELECT format('CREATE EVENT TRIGGER %I ON %s%s EXECUTE FUNCTION %s()', x.evtname, x.evtevent,
              coalesce((SELECT ' WHEN tag IN (' || string_agg(quote_literal(t), ', ') || ')' FROM unnest(x.evttags) t), ''),
              x.evtfoid::regproc::text), pg_get_userbyid(x.evtowner)
FROM pg_event_trigger x
WHERE )" +
         not_of_extension("pg_event_trigger", "x.oid") + " ORDER BY x.evtname";
}

std::string event_trigger_switches() {
  return "SELECT format('ALTER EVENT TRIGGER %I %s', x.evtname, CASE x.evtenabled WHEN 'D' THEN 'DISABLE' WHEN 'R' "
         "THEN "
         "'ENABLE REPLICA' ELSE 'ENABLE ALWAYS' END), NULL FROM pg_event_trigger x WHERE x.evtenabled <> 'O' AND " +
         not_of_extension("pg_event_trigger", "x.oid") + " ORDER BY x.evtname";
}

}  // namespace

std::vector<Section> publication_sections(Version version) {
  const std::string any = has_own("pg_publication");
  std::vector<Section> sections{{publications(version), any}, {published_tables(version), any}};
  if (version >= 15) {
    sections.push_back({published_schemas(), any});
  }
  return sections;
}

std::vector<Section> subscription_sections(Version version) {
  const std::string any = has_own("pg_subscription");
  return {{subscriptions(version), any}, {enabled_subscriptions(), any}};
}

std::vector<Section> event_trigger_sections(Version) {
  const std::string any = has_own("pg_event_trigger");
  return {{event_triggers(), any}, {event_trigger_switches(), any}};
}

}  // namespace ashlar::catalog
