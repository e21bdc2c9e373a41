"""Functions and operators of the server itself, of which the types and operator classes of a state are made."""

# What keeps a value of a base type: the prefix of its functions, and how long a value is.
LIKE = {"integer": ("int4", "INTERNALLENGTH = 4, PASSEDBYVALUE"),
        "bigint": ("int8", "INTERNALLENGTH = 8, PASSEDBYVALUE, ALIGNMENT = double"),
        "text": ("text", "INTERNALLENGTH = VARIABLE, COLLATABLE = true"),
        "bytea": ("bytea", "INTERNALLENGTH = VARIABLE")}
PART_OF_NAME = {"input": "in", "output": "out", "receive": "recv", "send": "send"}

# Strategies of btree, and the functions behind them.
STRATEGIES = ["<", "<=", "=", ">=", ">"]
COMPARISONS = {"integer": ["int4lt", "int4le", "int4eq", "int4ge", "int4gt"],
               "bigint": ["int8lt", "int8le", "int8eq", "int8ge", "int8gt"],
               "text": ["text_lt", "text_le", "texteq", "text_ge", "text_gt"],
               "bytea": ["bytealt", "byteale", "byteaeq", "byteage", "byteagt"],
               "enum": ["enum_lt", "enum_le", "enum_eq", "enum_ge", "enum_gt"],
               "range": ["range_lt", "range_le", "range_eq", "range_ge", "range_gt"],
               "row": ["record_lt", "record_le", "record_eq", "record_ge", "record_gt"]}
ORDER = {"integer": "btint4cmp", "bigint": "btint8cmp", "text": "bttextcmp", "bytea": "byteacmp", "enum": "enum_cmp",
         "range": "range_cmp", "row": "btrecordcmp"}
HASH = {"integer": "hashint4", "bigint": "hashint8", "text": "hashtext", "bytea": "hashvarlena", "enum": "hashenum",
        "range": "hash_range", "row": "hash_record"}
HASH_EXTENDED = {"integer": "hashint4extended", "bigint": "hashint8extended", "text": "hashtextextended",
                 "bytea": "hashvarlenaextended", "enum": "hashenumextended", "range": "hash_range_extended",
                 "row": "hash_record_extended"}
# Of access methods that are neither btree nor hash: what a class of them needs, and what more it may have.
OTHER_METHODS = {
    ("brin", "integer"): (["OPERATOR 1 <", "OPERATOR 2 <=", "OPERATOR 3 =", "OPERATOR 4 >=", "OPERATOR 5 >",
                           "FUNCTION 1 brin_minmax_opcinfo(internal)",
                           "FUNCTION 2 brin_minmax_add_value(internal, internal, internal, internal)",
                           "FUNCTION 3 brin_minmax_consistent(internal, internal, internal)",
                           "FUNCTION 4 brin_minmax_union(internal, internal, internal)"], []),
    ("spgist", "text"): (["OPERATOR 3 =", "OPERATOR 11 <", "OPERATOR 12 <=", "OPERATOR 14 >=", "OPERATOR 15 >",
                          "FUNCTION 1 spg_text_config(internal, internal)", "FUNCTION 2 spg_text_choose(internal, internal)",
                          "FUNCTION 3 spg_text_picksplit(internal, internal)",
                          "FUNCTION 4 spg_text_inner_consistent(internal, internal)",
                          "FUNCTION 5 spg_text_leaf_consistent(internal, internal)"], ["OPERATOR 1 ~<~", "OPERATOR 5 ~>~"]),
    ("gin", "integer[]"): (["OPERATOR 1 && (anyarray, anyarray)", "OPERATOR 2 @> (anyarray, anyarray)",
                            "FUNCTION 1 btint4cmp(integer, integer)", "FUNCTION 2 ginarrayextract(anyarray, internal, internal)",
                            "FUNCTION 3 ginqueryarrayextract(anyarray, internal, smallint, internal, internal, internal, internal)",
                            "FUNCTION 4 ginarrayconsistent(internal, smallint, anyarray, integer, internal, internal, internal, internal)",
                            "STORAGE integer"],
                           ["FUNCTION 6 ginarraytriconsistent(internal, smallint, anyarray, integer, internal, internal, internal)"]),
    ("gist", "range"): (["OPERATOR 3 && (anyrange, anyrange)",
                         "FUNCTION 1 range_gist_consistent(internal, anyrange, smallint, oid, internal)",
                         "FUNCTION 2 range_gist_union(internal, internal)",
                         "FUNCTION 5 range_gist_penalty(internal, internal, internal)",
                         "FUNCTION 6 range_gist_picksplit(internal, internal)",
                         "FUNCTION 7 range_gist_same(anyrange, anyrange, internal)"],
                        ["OPERATOR 1 << (anyrange, anyrange)", "OPERATOR 5 >> (anyrange, anyrange)"])}

# Of conversions: (from, to) -> function.
CONVERSIONS = {("LATIN1", "UTF8"): "iso8859_1_to_utf8", ("UTF8", "LATIN1"): "utf8_to_iso8859_1",
               ("WIN1252", "UTF8"): "win_to_utf8", ("LATIN2", "UTF8"): "iso8859_to_utf8"}
PARSER = {"START": "prsd_start", "GETTOKEN": "prsd_nexttoken", "END": "prsd_end", "LEXTYPES": "prsd_lextype"}
