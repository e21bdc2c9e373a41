// The syntax of PostgreSQL 13 to 18, after the synopses and the lexical and value-expression chapters of its
// documentation. grammar/SHAPES.md says what tree comes out.
//
// Names: a rule is a node of the tree. What follows an underscore is cut from the node's name, so that
// `identifier_label` is an `identifier`; a rule `inline_…` is no node, its children stand in its parent.
// The rules after "shaped" exist only in the tree: compiler/syntax makes them from `expression`,
// `nameExpression` and set operations, where precedence decides.
parser grammar SqlParser;

options { tokenVocab = SqlLexer; superClass = RecordingParser; }

@parser::preinclude { #include "grammar/recording_parser.h" }

// shaped: orExpression andExpression notExpression isExpression distinctExpression binaryExpression
// shaped: unaryExpression likeExpression betweenExpression inExpression anyExpression collateExpression
// shaped: atTimeZoneExpression castExpression overlapsExpression indirectionExpression
// shaped: columnReference functionCall functionName typedLiteral setOperation

// --- entry points ---------------------------------------------------------------------------

inline_statement_entry : statement? ';'* EOF ;
inline_expression_entry : expression EOF ;
inline_type_entry : typeName_function EOF ;

statement
  : selectStatement | insertStatement | updateStatement | deleteStatement | mergeStatement
  | createSchemaStatement | alterSchemaStatement
  | createExtensionStatement | alterExtensionStatement
  | createRoleStatement | alterRoleStatement | grantRoleStatement | revokeRoleStatement
  | createDatabaseStatement | alterDatabaseStatement
  | createTableStatement | createTableAsStatement | alterTableStatement | alterTableAllStatement
  | createForeignTableStatement
  | createSequenceStatement | alterSequenceStatement
  | createIndexStatement | alterIndexStatement
  | createViewStatement | alterViewStatement
  | createMaterializedViewStatement | alterMaterializedViewStatement | refreshMaterializedViewStatement
  | createFunctionStatement | alterFunctionStatement
  | createAggregateStatement | alterAggregateStatement
  | createTriggerStatement | alterTriggerStatement
  | createEventTriggerStatement | alterEventTriggerStatement
  | createRuleStatement | alterRuleStatement
  | createPolicyStatement | alterPolicyStatement
  | createTypeStatement | alterTypeStatement
  | createDomainStatement | alterDomainStatement
  | commentStatement | securityLabelStatement
  | grantStatement | revokeStatement | alterDefaultPrivilegesStatement
  | dropStatement | dropOwnedStatement | reassignOwnedStatement
  | createCastStatement | createTransformStatement | createLanguageStatement | alterLanguageStatement
  | createOperatorStatement | alterOperatorStatement
  | createOperatorClassStatement | alterOperatorClassStatement
  | createOperatorFamilyStatement | alterOperatorFamilyStatement
  | createCollationStatement | alterCollationStatement
  | createConversionStatement | alterConversionStatement
  | createAccessMethodStatement
  | createTextSearchStatement | alterTextSearchStatement
  | createStatisticsStatement | alterStatisticsStatement
  | createPublicationStatement | alterPublicationStatement
  | createSubscriptionStatement | alterSubscriptionStatement
  | createForeignDataWrapperStatement | alterForeignDataWrapperStatement
  | createServerStatement | alterServerStatement
  | createUserMappingStatement | alterUserMappingStatement
  | importForeignSchemaStatement
  | createTablespaceStatement | alterTablespaceStatement
  | alterLargeObjectStatement | alterSystemStatement
  | setStatement | resetStatement | showStatement | setConstraintsStatement
  | transactionStatement | lockStatement | truncateStatement
  | copyStatement | callStatement | doStatement | explainStatement
  | prepareStatement | executeStatement | deallocateStatement
  | declareCursorStatement | fetchStatement | closeStatement
  | vacuumStatement | analyzeStatement | clusterStatement | reindexStatement
  | notifyStatement | listenStatement | unlistenStatement
  | loadStatement | checkpointStatement | discardStatement
  ;

// --- names ----------------------------------------------------------------------------------

identifier : inline_name ;                                     // ColId
identifier_type : inline_plain | inline_unreserved | inline_function_name_keyword ;   // type_function_name
identifier_label : inline_plain | inline_any_keyword ;         // ColLabel
identifier_bare : inline_plain | inline_bare_label ;           // BareColLabel
identifier_nonreserved : inline_name | inline_function_name_keyword ;   // NonReservedWord
identifier_call : inline_function_name_keyword ;
columnName : inline_name ;
columnName_label : inline_plain | inline_any_keyword ;

inline_plain : IDENTIFIER | QUOTED_IDENTIFIER | UNICODE_IDENTIFIER ;
inline_name : IDENTIFIER | QUOTED_IDENTIFIER | UNICODE_IDENTIFIER | inline_unreserved | inline_column_name_keyword ;
inline_any_keyword
  : inline_unreserved | inline_column_name_keyword | inline_function_name_keyword | inline_reserved ;

qualifiedName : identifier ( '.' identifier_label )* ;
qualifiedName_type : identifier_type ( '.' identifier_label )* ;
qualifiedName_column : identifier ( '.' identifier_label | subscript )* ;
columnList : '(' columnName ( ',' columnName )* ')' ;
inline_column_list_open : inline_open columnName ( ',' columnName )* ')' ;
nameList : identifier ( ',' identifier )* ;
qualifiedNameList : qualifiedName ( ',' qualifiedName )* ;
inline_open : '(' | LPAREN_QUERY ;

string : STRING | ESCAPE_STRING | UNICODE_STRING | DOLLAR_STRING ;
inline_integer : '-' INTEGER | '+' INTEGER | INTEGER ;
signedNumber : ( '-' | '+' )? ( INTEGER | NUMERIC ) ;

ifExists : 'IF' 'EXISTS' ;
ifNotExists : 'IF' 'NOT' 'EXISTS' ;
orReplace : 'OR' 'REPLACE' ;
dropBehavior : 'CASCADE' | 'RESTRICT' ;

roleSpecification : inline_plain | inline_unreserved | inline_column_name_keyword | inline_function_name_keyword
  | 'CURRENT_ROLE' | 'CURRENT_USER' | 'SESSION_USER' ;
roleList : roleSpecification ( ',' roleSpecification )* ;

// --- types ----------------------------------------------------------------------------------

typeName : 'SETOF'? ( builtinType | qualifiedName_type typeModifiers? ) inline_array_bounds? ;
typeName_function
  : 'SETOF'? ( builtinType | qualifiedName_type ( typeModifiers | percentType )? ) inline_array_bounds? ;
typeName_cast : builtinType_cast ;
percentType : '%' 'TYPE' ;
inline_array_bounds : arrayBound+ | 'ARRAY' ( '[' INTEGER ']' )? ;
arrayBound : '[' INTEGER? ']' ;
typeModifiers : inline_open expression ( ',' expression )* ')' ;
builtinType
  : 'INT' | 'INTEGER' | 'SMALLINT' | 'BIGINT' | 'REAL' | 'BOOLEAN' | 'JSON'
  | 'FLOAT' typeModifiers? | 'DOUBLE' 'PRECISION'
  | ( 'DECIMAL' | 'DEC' | 'NUMERIC' ) typeModifiers?
  | 'BIT' 'VARYING'? typeModifiers?
  | ( 'CHARACTER' | 'CHAR' | 'NCHAR' | 'NATIONAL' ( 'CHARACTER' | 'CHAR' ) ) 'VARYING'? typeModifiers?
  | 'VARCHAR' typeModifiers?
  | ( 'TIMESTAMP' | 'TIME' ) typeModifiers? ( ( WITH_LA | WITHOUT_LA ) 'TIME' 'ZONE' )?
  | 'INTERVAL' ( intervalFields | typeModifiers )?
  ;
// The keyword types that may stand before a string: TIMESTAMP '…'.
builtinType_cast
  : 'INT' | 'INTEGER' | 'SMALLINT' | 'BIGINT' | 'REAL' | 'BOOLEAN' | 'JSON'
  | 'FLOAT' typeModifiers? | 'DOUBLE' 'PRECISION'
  | ( 'DECIMAL' | 'DEC' | 'NUMERIC' ) typeModifiers?
  | 'BIT' 'VARYING'? typeModifiers?
  | ( 'CHARACTER' | 'CHAR' | 'NCHAR' | 'NATIONAL' ( 'CHARACTER' | 'CHAR' ) ) 'VARYING'? typeModifiers?
  | 'VARCHAR' typeModifiers?
  | ( 'TIMESTAMP' | 'TIME' ) typeModifiers? ( ( WITH_LA | WITHOUT_LA ) 'TIME' 'ZONE' )?
  ;
intervalFields
  : 'YEAR' ( 'TO' 'MONTH' )? | 'MONTH'
  | 'DAY' ( 'TO' ( 'HOUR' | 'MINUTE' | 'SECOND' typeModifiers? ) )?
  | 'HOUR' ( 'TO' ( 'MINUTE' | 'SECOND' typeModifiers? ) )?
  | 'MINUTE' ( 'TO' 'SECOND' typeModifiers? )?
  | 'SECOND' typeModifiers?
  ;

// --- expressions ----------------------------------------------------------------------------

// A flat list of operands and operators; compiler/syntax builds the precedence.
expression : inline_operand inline_tail* ;
expression_restricted : inline_operand_restricted inline_tail_restricted* ;   // b_expr

inline_operand : ( operatorName_prefix | 'NOT' )* inline_primary ;
inline_operand_restricted : operatorName_prefix* inline_primary ;

operatorName_prefix : '+' | '-' | OPERATOR | OPERATOR_LA '(' inline_qualified_operator ')' ;
operatorName
  : '+' | '-' | '*' | '/' | '%' | '^' | '<' | '>' | '=' | LESS_EQUAL | GREATER_EQUAL | NOT_EQUAL | OPERATOR
  | OPERATOR_LA '(' inline_qualified_operator ')' ;
inline_qualified_operator : ( identifier '.' )* inline_any_operator ;
inline_any_operator
  : '+' | '-' | '*' | '/' | '%' | '^' | '<' | '>' | '=' | LESS_EQUAL | GREATER_EQUAL | NOT_EQUAL | OPERATOR ;

inline_tail
  : operatorName ( quantifiedOperand | inline_operand )
  | 'AND' inline_operand
  | 'OR' inline_operand
  | '::' typeName
  | 'IS' 'NOT'? ( isPredicate | 'DISTINCT' 'FROM' inline_operand )
  | 'ISNULL' | 'NOTNULL'
  | 'COLLATE' qualifiedName
  | AT_LA ( 'TIME' 'ZONE' inline_operand | 'LOCAL' )
  | 'OVERLAPS' inline_operand
  | NOT_LA? ( ( 'LIKE' | 'ILIKE' | 'SIMILAR' 'TO' ) ( quantifiedOperand | inline_operand )
            | 'IN' inList
            | 'BETWEEN' ( 'SYMMETRIC' | 'ASYMMETRIC' )? expression_restricted 'AND' inline_operand )
  | 'ESCAPE' inline_operand
  ;
inline_tail_restricted
  : operatorName ( quantifiedOperand | inline_operand_restricted )
  | '::' typeName
  | 'IS' 'NOT'? ( isPredicate_restricted | 'DISTINCT' 'FROM' inline_operand_restricted )
  ;
quantifiedOperand : ( 'ANY' | 'SOME' | 'ALL' ) ( LPAREN_QUERY query ')' | '(' expression ')' ) ;
inList : LPAREN_QUERY query ')' | '(' expression ( ',' expression )* ')' ;
isPredicate
  : 'NULL' | 'TRUE' | 'FALSE' | 'UNKNOWN' | 'DOCUMENT'
  | ( 'NFC' | 'NFD' | 'NFKC' | 'NFKD' )? 'NORMALIZED'
  | 'JSON' ( 'VALUE' | 'ARRAY' | 'OBJECT' | 'SCALAR' )? uniqueKeys?
  | 'OF' '(' typeName ( ',' typeName )* ')'
  ;
isPredicate_restricted : 'DOCUMENT' | 'OF' '(' typeName ( ',' typeName )* ')' ;

inline_primary
  : nameExpression
  | literal
  | parameterReference
  | parenthesizedExpression
  | rowExpression
  | subqueryExpression
  | arrayExpression
  | caseExpression
  | existsExpression
  | typedLiteral_builtin
  | valueFunction
  | groupingExpression
  | inline_special_function
  ;

// A column or a function call or TYPE 'literal'; told apart by what follows the name, and renamed in the tree.
nameExpression
  : nameParts ( callRest string? | string | '.' star | inline_subscripts )?
  | nameParts_keyword ( '.' star | inline_subscripts )?
  | nameParts_call ( callRest | string )
  ;
nameParts : identifier_function ( '.' identifier_label )* ;
// Words like COALESCE and VALUES can name a column, but no function.
nameParts_keyword : identifier_column ( '.' identifier_label )* ;
identifier_function : inline_plain | inline_unreserved ;
identifier_column : inline_column_name_keyword ;
nameParts_call : identifier_call ;
callRest
  : ( '(' | LPAREN_QUERY ) inline_arguments? ')' withinGroup? filterClause? overClause? ;
inline_arguments
  : star
  | ( 'ALL' | 'DISTINCT' )? argument ( ',' argument )* orderByClause?
  ;
argument : 'VARIADIC'? ( argumentName ( COLON_EQUALS | EQUALS_GREATER ) )? expression ;
argumentName : inline_plain | inline_unreserved | inline_function_name_keyword ;
withinGroup : 'WITHIN' 'GROUP' '(' orderByClause ')' ;
filterClause : 'FILTER' '(' 'WHERE' expression ')' ;
overClause : 'OVER' ( identifier | windowSpecification ) ;
star : '*' ;
inline_subscripts : subscript ( subscript | fieldSelection )* ;
subscript : '[' ( expression ( ':' expression? )? | ':' expression? ) ']' ;
fieldSelection : '.' ( identifier_label | star ) ;

literal
  : INTEGER | NUMERIC | STRING | ESCAPE_STRING | UNICODE_STRING | DOLLAR_STRING
  | BIT_STRING | HEX_STRING | NATIONAL_STRING | 'TRUE' | 'FALSE' | 'NULL' | 'DEFAULT'
  ;
typedLiteral_builtin
  : typeName_cast string
  | typeName_interval string intervalFields?
  ;
typeName_interval : builtinType_interval ;
builtinType_interval : 'INTERVAL' typeModifiers? ;
parameterReference : PARAMETER ( subscript | fieldSelection )* ;
// One expression, or with commas a row: the tree then has a rowExpression.
parenthesizedExpression : '(' expression ( ',' expression )* ')' ( subscript | fieldSelection )* ;
rowExpression : 'ROW' inline_open ( expression ( ',' expression )* )? ')' ;
subqueryExpression : LPAREN_QUERY query ')' ( subscript | fieldSelection )* ;
arrayExpression : 'ARRAY' ( LPAREN_QUERY query ')' | arrayElements ) ;
arrayElements : '[' ( inline_array_element ( ',' inline_array_element )* )? ']' ;
inline_array_element : expression | arrayElements ;
caseExpression : 'CASE' expression? caseWhen+ caseElse? 'END' ;
caseWhen : 'WHEN' expression 'THEN' expression ;
caseElse : 'ELSE' expression ;
existsExpression : 'EXISTS' LPAREN_QUERY query ')' ;
groupingExpression : 'GROUPING' inline_open expression ( ',' expression )* ')' ;
valueFunction
  : 'CURRENT_DATE' | 'CURRENT_ROLE' | 'CURRENT_USER' | 'SESSION_USER' | 'SYSTEM_USER' | 'USER' | 'CURRENT_CATALOG'
  | 'CURRENT_SCHEMA'
  | ( 'CURRENT_TIME' | 'CURRENT_TIMESTAMP' | 'LOCALTIME' | 'LOCALTIMESTAMP' ) ( '(' INTEGER ')' )?
  ;
inline_special_function
  : coalesceExpression | nullifExpression | greatestExpression | castExpression_call | extractExpression
  | overlayExpression | positionExpression | substringExpression | trimExpression | treatExpression
  | normalizeExpression | collationForExpression | mergeActionExpression
  | xmlExpression | jsonObjectExpression | jsonArrayExpression | jsonAggregateExpression
  | jsonConstructorExpression | jsonQueryExpression
  ;
coalesceExpression : 'COALESCE' inline_open expression ( ',' expression )* ')' ;
nullifExpression : 'NULLIF' inline_open expression ',' expression ')' ;
greatestExpression : ( 'GREATEST' | 'LEAST' ) inline_open expression ( ',' expression )* ')' ;
castExpression_call : 'CAST' inline_open expression 'AS' typeName ')' ;
treatExpression : 'TREAT' inline_open expression 'AS' typeName ')' ;
extractExpression : 'EXTRACT' inline_open ( extractField 'FROM' expression )? ')' ;
extractField
  : inline_plain | 'YEAR' | 'MONTH' | 'DAY' | 'HOUR' | 'MINUTE' | 'SECOND' | string ;
overlayExpression
  : 'OVERLAY' inline_open ( argument ( 'PLACING' expression 'FROM' expression ( 'FOR' expression )?
                                      | ( ',' argument )* ) )? ')' ;
positionExpression : 'POSITION' inline_open ( expression_restricted 'IN' expression_restricted )? ')' ;
substringExpression
  : 'SUBSTRING' inline_open ( argument ( 'FROM' expression ( 'FOR' expression )?
                                       | 'FOR' expression ( 'FROM' expression )?
                                       | 'SIMILAR' expression 'ESCAPE' expression
                                       | ( ',' argument )* ) )? ')' ;
trimExpression
  : 'TRIM' inline_open ( 'BOTH' | 'LEADING' | 'TRAILING' )? ( 'FROM' )?
    expression ( ',' expression )* ( 'FROM' expression ( ',' expression )* )? ')' ;
normalizeExpression : 'NORMALIZE' inline_open expression ( ',' ( 'NFC' | 'NFD' | 'NFKC' | 'NFKD' ) )? ')' ;
collationForExpression : 'COLLATION' 'FOR' inline_open expression ')' ;
mergeActionExpression : 'MERGE_ACTION' '(' ')' ;

xmlExpression
  : 'XMLCONCAT' inline_open expression ( ',' expression )* ')'
  | 'XMLELEMENT' '(' 'NAME' identifier_label ( ',' xmlAttributes )? ( ',' expression )* ')'
  | 'XMLEXISTS' inline_open expression xmlPassing ')'
  | 'XMLFOREST' inline_open xmlAttribute ( ',' xmlAttribute )* ')'
  | 'XMLPARSE' '(' ( 'DOCUMENT' | 'CONTENT' ) expression ( ( 'PRESERVE' | 'STRIP' ) 'WHITESPACE' )? ')'
  | 'XMLPI' '(' 'NAME' identifier_label ( ',' expression )? ')'
  | 'XMLROOT' inline_open expression ',' 'VERSION' ( 'NO' 'VALUE' | expression )
      ( ',' 'STANDALONE' ( 'YES' | 'NO' 'VALUE'? ) )? ')'
  | 'XMLSERIALIZE' '(' ( 'DOCUMENT' | 'CONTENT' ) expression 'AS' typeName ( 'NO'? 'INDENT' )? ')'
  ;
xmlAttributes : 'XMLATTRIBUTES' inline_open xmlAttribute ( ',' xmlAttribute )* ')' ;
xmlAttribute : expression ( 'AS' identifier_label )? ;
xmlPassing : 'PASSING' ( 'BY' ( 'REF' | 'VALUE' ) )? inline_primary ( 'BY' ( 'REF' | 'VALUE' ) )? ;

jsonObjectExpression
  : 'JSON_OBJECT' inline_open
    ( jsonReturning
    | jsonMember ( ',' jsonMember )* jsonNullClause? uniqueKeys? jsonReturning?
    )? ')' ;
// Either KEY VALUE expression, KEY : expression, or an argument of the plain function json_object.
jsonMember : ( 'KEY' expression jsonMemberValue ) | argument jsonMemberValue? ;
jsonMemberValue : ( 'VALUE' | ':' ) jsonValue ;
jsonValue : expression jsonFormat? ;
jsonFormat : FORMAT_LA 'JSON' ( 'ENCODING' identifier )? ;
jsonReturning : 'RETURNING' typeName jsonFormat? ;
jsonNullClause : ( 'NULL' | 'ABSENT' ) 'ON' 'NULL' ;
uniqueKeys : ( 'WITH' | 'WITHOUT' ) 'UNIQUE' 'KEYS'? ;
jsonArrayExpression
  : 'JSON_ARRAY' ( LPAREN_QUERY query jsonFormat? jsonReturning? ')'
                 | '(' ( jsonValue ( ',' jsonValue )* jsonNullClause? )? jsonReturning? ')' ) ;
jsonAggregateExpression
  : ( 'JSON_OBJECTAGG' inline_open jsonMember jsonNullClause? uniqueKeys? jsonReturning? ')'
    | 'JSON_ARRAYAGG' inline_open jsonValue orderByClause? jsonNullClause? jsonReturning? ')' )
    filterClause? overClause? ;
jsonConstructorExpression
  : 'JSON' inline_open jsonValue uniqueKeys? ')'
  | 'JSON_SCALAR' inline_open expression ')'
  | 'JSON_SERIALIZE' inline_open jsonValue jsonReturning? ')'
  ;
jsonQueryExpression
  : ( 'JSON_EXISTS' | 'JSON_VALUE' | 'JSON_QUERY' ) inline_open jsonValue ',' expression jsonPassing? jsonReturning?
    jsonWrapper? jsonQuotes? jsonBehavior* ')' ;
jsonPassing : 'PASSING' jsonPassingArgument ( ',' jsonPassingArgument )* ;
jsonPassingArgument : jsonValue 'AS' identifier_label ;
jsonWrapper : ( 'WITHOUT' | 'WITH' ( 'CONDITIONAL' | 'UNCONDITIONAL' )? ) 'ARRAY'? 'WRAPPER' ;
jsonQuotes : ( 'KEEP' | 'OMIT' ) 'QUOTES' ( 'ON' 'SCALAR' 'STRING' )? ;
jsonBehavior
  : ( 'ERROR' | 'NULL' | 'TRUE' | 'FALSE' | 'UNKNOWN' | 'EMPTY' ( 'ARRAY' | 'OBJECT' )? | 'DEFAULT' expression )
    'ON' ( 'ERROR' | 'EMPTY' ) ;

// --- queries --------------------------------------------------------------------------------

selectStatement : query ;

// Set operations stand flat; compiler/syntax nests them: INTERSECT before UNION and EXCEPT, left to right.
query
  : withClause? inline_query_term ( setOperator inline_query_term )*
    ( orderByClause | limitClause | offsetClause | fetchClause | lockingClause )* ;
setOperator : ( 'UNION' | 'INTERSECT' | 'EXCEPT' ) ( 'ALL' | 'DISTINCT' )? ;
inline_query_term : selectCore | valuesClause | tableCommand | parenthesizedQuery ;
parenthesizedQuery : LPAREN_QUERY query ')' ;
tableCommand : 'TABLE' relationExpression ;
valuesClause : 'VALUES' valuesRow ( ',' valuesRow )* ;
valuesRow : inline_open expression ( ',' expression )* ')' ;

selectCore
  : 'SELECT' ( 'ALL' | distinctClause )? targetList? intoClause? fromClause? whereClause? groupByClause? havingClause?
    windowClause? ;
distinctClause : 'DISTINCT' ( 'ON' inline_open expression ( ',' expression )* ')' )? ;
targetList : target ( ',' target )* ;
target : star | expression ( 'AS' identifier_label | identifier_bare )? ;
intoClause : 'INTO' ( 'TEMPORARY' | 'TEMP' | ( 'LOCAL' | 'GLOBAL' ) ( 'TEMPORARY' | 'TEMP' ) | 'UNLOGGED' )? 'TABLE'? qualifiedName ;
fromClause : 'FROM' tableReference ( ',' tableReference )* ;
whereClause : 'WHERE' expression ;
groupByClause : 'GROUP' 'BY' ( 'ALL' | 'DISTINCT' )? groupingElement ( ',' groupingElement )* ;
groupingElement
  : emptyGroup | ( ROLLUP_LA | CUBE_LA ) inline_open expression ( ',' expression )* ')'
  | 'GROUPING' 'SETS' inline_open groupingElement ( ',' groupingElement )* ')'
  | expression ;
emptyGroup : '(' ')' ;
havingClause : 'HAVING' expression ;
windowClause : 'WINDOW' windowDefinition ( ',' windowDefinition )* ;
windowDefinition : identifier 'AS' windowSpecification ;
windowSpecification : '(' identifier_window? partitionClause? orderByClause? frameClause? ')' ;
// An existing window's name; not the words that start the clauses after it.
identifier_window : inline_name ;
partitionClause : 'PARTITION' 'BY' expression ( ',' expression )* ;
frameClause
  : ( 'RANGE' | 'ROWS' | 'GROUPS' ) ( frameBound | 'BETWEEN' frameBound 'AND' frameBound ) frameExclusion? ;
frameBound
  : 'UNBOUNDED' ( 'PRECEDING' | 'FOLLOWING' ) | 'CURRENT' 'ROW' | expression ( 'PRECEDING' | 'FOLLOWING' ) ;
frameExclusion : 'EXCLUDE' ( 'CURRENT' 'ROW' | 'GROUP' | 'TIES' | 'NO' 'OTHERS' ) ;
orderByClause : 'ORDER' 'BY' orderByElement ( ',' orderByElement )* ;
orderByElement : expression ( 'ASC' | 'DESC' | 'USING' operatorName )? nullsOrder? ;
nullsOrder : NULLS_LA ( 'FIRST' | 'LAST' ) ;
limitClause : 'LIMIT' ( expression ( ',' expression )? | 'ALL' ) ;
offsetClause : 'OFFSET' expression ( 'ROW' | 'ROWS' )? ;
fetchClause
  : 'FETCH' ( 'FIRST' | 'NEXT' ) expression_restricted? ( 'ROW' | 'ROWS' ) ( 'ONLY' | 'WITH' 'TIES' ) ;
lockingClause
  : 'FOR' ( 'UPDATE' | 'NO' 'KEY' 'UPDATE' | 'SHARE' | 'KEY' 'SHARE' ) ( 'OF' qualifiedNameList )?
    ( 'NOWAIT' | 'SKIP' 'LOCKED' )?
  | 'FOR' 'READ' 'ONLY'
  ;

withClause : ( 'WITH' | WITH_LA ) 'RECURSIVE'? commonTableExpression ( ',' commonTableExpression )* ;
commonTableExpression
  : identifier inline_cte_columns? 'AS' ( 'NOT'? 'MATERIALIZED' )?
    ( LPAREN_QUERY query ')' | '(' ( insertStatement | updateStatement | deleteStatement | mergeStatement ) ')'
    | LPAREN_QUERY ( insertStatement | updateStatement | deleteStatement | mergeStatement ) ')' )
    searchClause? cycleClause? ;
inline_cte_columns : columnList ;
searchClause : 'SEARCH' ( 'DEPTH' | 'BREADTH' ) 'FIRST' 'BY' columnName ( ',' columnName )* 'SET' columnName ;
cycleClause
  : 'CYCLE' columnName ( ',' columnName )* 'SET' columnName ( 'TO' cycleMark 'DEFAULT' cycleMark )? 'USING' columnName ;
cycleMark : inline_primary ;

tableReference : inline_table_primary joinTail* ;
inline_table_primary
  : relationReference
  | functionReference
  | subqueryReference
  | joinedTable
  ;
relationReference : relationExpression tableAlias? tablesample? ;
relationExpression : qualifiedName '*'? | 'ONLY' ( qualifiedName | '(' qualifiedName ')' ) ;
tableAlias : 'AS'? identifier columnList_open? ;
columnList_open : inline_column_list_open ;
tablesample : 'TABLESAMPLE' qualifiedName_type inline_open expression ( ',' expression )* ')'
  ( 'REPEATABLE' inline_open expression ')' )? ;
functionReference
  : 'LATERAL'? ( inline_table_function | rowsFrom | xmlTable | jsonTable ) withOrdinality? functionAlias? ;
rowsFrom : 'ROWS' 'FROM' '(' rowsFromItem ( ',' rowsFromItem )* ')' ;
rowsFromItem : inline_table_function ( 'AS' columnDefinitionList )? ;
inline_table_function : functionCall_table | valueFunction | inline_special_function ;
functionCall_table : ( functionName_table | functionName_keyword ) callRest_table ;
functionName_table : identifier_function ( '.' identifier_label )* ;
functionName_keyword : identifier_call ;
callRest_table : ( '(' | LPAREN_QUERY ) inline_arguments? ')' ;
withOrdinality : WITH_LA 'ORDINALITY' ;
functionAlias
  : 'AS' columnDefinitionList
  | 'AS'? identifier ( columnList_open | columnDefinitionList )?
  ;
columnDefinitionList : '(' columnDefinitionItem ( ',' columnDefinitionItem )* ')' ;
columnDefinitionItem : columnName typeName_function ( 'COLLATE' qualifiedName )? ;
subqueryReference : 'LATERAL'? LPAREN_QUERY query ')' tableAlias? ;
joinedTable : '(' tableReference_joined ')' tableAlias? ;
// Parentheses hold a join; a table alone may not stand in them.
tableReference_joined
  : joinedTable joinTail* | ( relationReference | functionReference | subqueryReference ) joinTail+ ;
joinTail
  : 'CROSS' 'JOIN' inline_table_primary
  | 'NATURAL' joinType? 'JOIN' inline_table_primary
  | joinType? 'JOIN' tableReference_join joinCondition
  ;
// The right side of a join with a condition: joins inside it come before their own condition.
tableReference_join : inline_table_primary joinTail* ;
joinType : 'INNER' | ( 'LEFT' | 'RIGHT' | 'FULL' ) 'OUTER'? ;
joinCondition : 'ON' expression | 'USING' inline_column_list_open ( 'AS' identifier )? ;

xmlTable
  : 'XMLTABLE' inline_open ( 'XMLNAMESPACES' inline_open xmlNamespace ( ',' xmlNamespace )* ')' ',' )?
    inline_primary xmlPassing 'COLUMNS' xmlTableColumn ( ',' xmlTableColumn )* ')' ;
xmlNamespace : expression_restricted 'AS' identifier_label | 'DEFAULT' expression_restricted ;
xmlTableColumn : columnName ( 'FOR' 'ORDINALITY' | typeName xmlTableColumnOption* ) ;
xmlTableColumnOption : ( 'PATH' | 'DEFAULT' ) expression_restricted | 'NOT' 'NULL' | 'NULL' ;

jsonTable
  : 'JSON_TABLE' inline_open jsonValue ',' expression_restricted ( 'AS' identifier )? jsonPassing? jsonTableColumns
    jsonBehavior? ')' ;
jsonTableColumns : 'COLUMNS' '(' jsonTableColumn ( ',' jsonTableColumn )* ')' ;
jsonTableColumn
  : 'NESTED' 'PATH'? string ( 'AS' identifier )? jsonTableColumns
  | columnName ( 'FOR' 'ORDINALITY'
               | typeName ( jsonFormat | 'EXISTS' )? ( 'PATH' string )? jsonWrapper? jsonQuotes? jsonBehavior* )
  ;

// --- data changes ---------------------------------------------------------------------------

insertStatement
  : withClause? 'INSERT' 'INTO' qualifiedName ( 'AS' identifier )? insertColumns? overriding?
    ( 'DEFAULT' 'VALUES' | query ) onConflict? returningClause? ;
insertColumns : '(' insertColumn ( ',' insertColumn )* ')' ;
insertColumn : columnName ( subscript | fieldSelection )* ;
overriding : 'OVERRIDING' ( 'USER' | 'SYSTEM' ) 'VALUE' ;
onConflict
  : 'ON' 'CONFLICT' conflictTarget? 'DO' ( 'NOTHING' | 'UPDATE' 'SET' setClause ( ',' setClause )* whereClause? ) ;
conflictTarget : '(' indexElement ( ',' indexElement )* ')' whereClause? | 'ON' 'CONSTRAINT' identifier ;
returningClause : 'RETURNING' returningOptions? targetList ;
returningOptions : 'WITH' '(' returningOption ( ',' returningOption )* ')' ;
returningOption : ( 'OLD' | 'NEW' ) 'AS' identifier ;
setClause
  : insertColumn '=' expression
  | '(' insertColumn ( ',' insertColumn )* ')' '=' expression
  ;
updateStatement
  : withClause? 'UPDATE' relationExpression ( 'AS' identifier | identifier_update )? 'SET' setClause ( ',' setClause )*
    fromClause? ( whereClause | whereCurrentOf )? returningClause? ;
identifier_update : inline_name ;
whereCurrentOf : 'WHERE' 'CURRENT' 'OF' identifier ;
deleteStatement
  : withClause? 'DELETE' 'FROM' relationExpression ( 'AS'? identifier )? usingClause?
    ( whereClause | whereCurrentOf )? returningClause? ;
usingClause : 'USING' tableReference ( ',' tableReference )* ;
mergeStatement
  : withClause? 'MERGE' 'INTO' relationExpression ( 'AS'? identifier )? 'USING' tableReference 'ON' expression
    mergeWhen+ returningClause? ;
mergeWhen
  : 'WHEN' 'NOT'? 'MATCHED' ( 'BY' ( 'SOURCE' | 'TARGET' ) )? ( 'AND' expression )? 'THEN'
    ( 'UPDATE' 'SET' setClause ( ',' setClause )* | 'DELETE' | 'DO' 'NOTHING' | mergeInsert ) ;
mergeInsert : 'INSERT' insertColumns? overriding? ( 'VALUES' valuesRow | 'DEFAULT' 'VALUES' ) ;

// --- schemas, extensions, roles, databases --------------------------------------------------

createSchemaStatement
  : 'CREATE' 'SCHEMA' ifNotExists? ( identifier? 'AUTHORIZATION' roleSpecification | identifier ) schemaElement* ;
schemaElement
  : createTableStatement | createIndexStatement | createSequenceStatement | createTriggerStatement | createViewStatement
  | grantStatement ;
alterSchemaStatement : 'ALTER' 'SCHEMA' identifier ( renameAction | ownerAction ) ;

createExtensionStatement : 'CREATE' 'EXTENSION' ifNotExists? identifier 'WITH'? extensionOption* ;
extensionOption
  : 'SCHEMA' identifier | 'VERSION' identifier_or_string | 'FROM' identifier_or_string | 'CASCADE' ;
identifier_or_string : inline_name | inline_function_name_keyword | string ;
alterExtensionStatement
  : 'ALTER' 'EXTENSION' identifier
    ( 'UPDATE' ( 'TO' identifier_or_string )? | setSchemaAction | ( 'ADD' | 'DROP' ) objectReference ) ;

createRoleStatement : 'CREATE' ( 'ROLE' | 'USER' | 'GROUP' ) roleSpecification 'WITH'? roleOption* ;
roleOption
  : 'PASSWORD' ( string | 'NULL' ) | ( 'ENCRYPTED' | 'UNENCRYPTED' ) 'PASSWORD' string
  | 'INHERIT' | 'CONNECTION' 'LIMIT' inline_integer | 'VALID' 'UNTIL' string | 'USER' roleList
  | 'SYSID' INTEGER | 'ADMIN' roleList | 'ROLE' roleList | 'IN' ( 'ROLE' | 'GROUP' ) roleList
  | inline_plain
  ;
alterRoleStatement
  : 'ALTER' ( 'ROLE' | 'USER' | 'GROUP' ) ( roleSpecification | 'ALL' )
    ( 'IN' 'DATABASE' identifier )?
    ( 'WITH'? roleOption* | settingAction | renameAction | ( 'ADD' | 'DROP' ) 'USER' roleList ) ;
settingAction
  : 'SET' settingAssignment | 'RESET' ( 'ALL' | settingName | 'TIME' 'ZONE' ) ;
settingAssignment
  : settingName ( 'TO' | '=' ) ( settingValue ( ',' settingValue )* | 'DEFAULT' )
  | settingName 'FROM' 'CURRENT'
  | 'TIME' 'ZONE' timeZone
  | 'CATALOG' string | 'SCHEMA' string | 'NAMES' string? | 'ROLE' identifier_or_string
  | 'SESSION' 'AUTHORIZATION' ( identifier_or_string | 'DEFAULT' )
  | 'XML' 'OPTION' ( 'DOCUMENT' | 'CONTENT' )
  | 'TRANSACTION' ( 'SNAPSHOT' string )
  ;
timeZone
  : string | identifier | signedNumber | 'INTERVAL' typeModifiers? string intervalFields? | 'DEFAULT' | 'LOCAL' ;
settingName : identifier ( '.' identifier )* ;
settingValue : 'TRUE' | 'FALSE' | 'ON' | string | signedNumber | identifier_nonreserved ;

createDatabaseStatement : 'CREATE' 'DATABASE' identifier 'WITH'? databaseOption* ;
databaseOption : databaseOptionName '='? ( signedNumber | settingValue | 'DEFAULT' ) ;
databaseOptionName
  : inline_plain | 'CONNECTION' 'LIMIT' | 'ENCODING' | 'LOCATION' | 'OWNER' | 'TABLESPACE' | 'TEMPLATE' ;
alterDatabaseStatement
  : 'ALTER' 'DATABASE' identifier
    ( renameAction | ownerAction | setTablespaceAction | settingAction | 'REFRESH' 'COLLATION' 'VERSION'
    | 'WITH'? databaseOption* ) ;

// --- actions that many ALTER statements share -----------------------------------------------

renameAction : 'RENAME' 'TO' identifier ;
ownerAction : 'OWNER' 'TO' roleSpecification ;
setSchemaAction : 'SET' 'SCHEMA' identifier ;
setTablespaceAction : 'SET' 'TABLESPACE' identifier 'NOWAIT'? ;
dependsOnExtensionAction : 'NO'? 'DEPENDS' 'ON' 'EXTENSION' identifier ;

// --- tables ---------------------------------------------------------------------------------

persistence
  : 'TEMPORARY' | 'TEMP' | ( 'LOCAL' | 'GLOBAL' ) ( 'TEMPORARY' | 'TEMP' ) | 'UNLOGGED' ;
createTableStatement
  : 'CREATE' persistence? 'TABLE' ifNotExists? qualifiedName
    ( tableElements inheritsClause?
    | 'OF' qualifiedName_type typedTableElements?
    | partitionOf typedTableElements? partitionBound
    )
    partitionByClause? accessMethodClause? withReloptions? onCommit? tablespaceClause? ;
tableElements : '(' ( inline_table_element ( ',' inline_table_element )* )? ')' ;
inline_table_element : columnDefinition | tableConstraint | likeClause ;
typedTableElements : '(' inline_typed_table_element ( ',' inline_typed_table_element )* ')' ;
inline_typed_table_element : typedColumn | tableConstraint ;
typedColumn : columnName ( 'WITH' 'OPTIONS' )? ( columnConstraint | collateClause )* ;
inheritsClause : 'INHERITS' '(' qualifiedNameList ')' ;
partitionOf : 'PARTITION' 'OF' qualifiedName ;
partitionBound
  : 'DEFAULT'
  | 'FOR' 'VALUES' ( 'IN' partitionBoundValues | 'FROM' partitionBoundValues 'TO' partitionBoundValues
                   | 'WITH' '(' hashBound ( ',' hashBound )* ')' ) ;
partitionBoundValues : inline_open expression ( ',' expression )* ')' ;
hashBound : identifier_nonreserved INTEGER ;
partitionByClause : 'PARTITION' 'BY' identifier '(' partitionElement ( ',' partitionElement )* ')' ;
partitionElement
  : ( columnName | functionExpression | inline_open expression ')' ) ( 'COLLATE' qualifiedName )? qualifiedName? ;
// A function call where no operator may follow, as in an index.
functionExpression : functionCall_index | valueFunction | inline_special_function ;
functionCall_index : ( functionName_table | functionName_keyword ) callRest_table ;
accessMethodClause : 'USING' identifier ;
withReloptions : 'WITH' reloptions | 'WITHOUT' 'OIDS' ;
reloptions : '(' reloption ( ',' reloption )* ')' ;
reloption : reloptionName ( '=' definitionValue )? ;
reloptionName : identifier_label ( '.' identifier_label )? ;
onCommit : 'ON' 'COMMIT' ( 'DROP' | 'DELETE' 'ROWS' | 'PRESERVE' 'ROWS' ) ;
tablespaceClause : 'TABLESPACE' identifier ;

columnDefinition : columnName typeName inline_column_attribute* ;
// The clauses between type and constraints may stand in any order with them.
inline_column_attribute
  : columnConstraint | collateClause | storageClause | compressionClause | foreignOptions ;
collateClause : 'COLLATE' qualifiedName ;
storageClause : 'STORAGE' ( identifier | 'DEFAULT' ) ;
compressionClause : 'COMPRESSION' ( identifier | 'DEFAULT' ) ;
columnConstraint
  : ( 'CONSTRAINT' identifier )?
    ( notNullConstraint | nullConstraint | checkConstraint | defaultConstraint | generatedConstraint
    | identityConstraint | uniqueConstraint_column | primaryKeyConstraint_column | referencesConstraint )
    constraintAttribute*
  | constraintAttribute
  ;
notNullConstraint : 'NOT' 'NULL' ( 'NO' 'INHERIT' )? ;
nullConstraint : 'NULL' ;
checkConstraint : 'CHECK' inline_open expression ')' ( 'NO' 'INHERIT' )? ;
defaultConstraint : 'DEFAULT' expression_restricted ;
generatedConstraint
  : 'GENERATED' ( 'ALWAYS' | 'BY' 'DEFAULT' ) 'AS' inline_open expression ')' ( 'STORED' | 'VIRTUAL' )? ;
identityConstraint
  : 'GENERATED' ( 'ALWAYS' | 'BY' 'DEFAULT' ) 'AS' 'IDENTITY' ( '(' sequenceOption* ')' )? ;
uniqueConstraint_column : 'UNIQUE' nullsDistinct? withDefinition? usingIndexTablespace? ;
primaryKeyConstraint_column : 'PRIMARY' 'KEY' withDefinition? usingIndexTablespace? ;
referencesConstraint
  : 'REFERENCES' qualifiedName referencedColumns? keyMatch? keyAction* ;
referencedColumns : '(' columnName ( ',' columnName )* periodColumn? ')' ;
periodColumn : ',' 'PERIOD' columnName ;
keyMatch : 'MATCH' ( 'FULL' | 'PARTIAL' | 'SIMPLE' ) ;
keyAction
  : 'ON' ( 'UPDATE' | 'DELETE' )
    ( 'NO' 'ACTION' | 'RESTRICT' | 'CASCADE' | 'SET' ( 'NULL' | 'DEFAULT' ) columnList? ) ;
constraintAttribute
  : 'NOT'? 'DEFERRABLE' | 'INITIALLY' ( 'DEFERRED' | 'IMMEDIATE' ) | 'NOT' 'VALID' | 'NO' 'INHERIT' | 'NOT'? 'ENFORCED' ;
nullsDistinct : 'NULLS' 'NOT'? 'DISTINCT' ;
withDefinition : 'WITH' definition ;
usingIndexTablespace : 'USING' 'INDEX' 'TABLESPACE' identifier ;

tableConstraint
  : ( 'CONSTRAINT' identifier )?
    ( checkConstraint | notNullConstraint_table | uniqueConstraint | primaryKeyConstraint | excludeConstraint
    | foreignKeyConstraint ) constraintAttribute* ;
notNullConstraint_table : 'NOT' 'NULL' columnName ( 'NO' 'INHERIT' )? ;
uniqueConstraint
  : 'UNIQUE' ( nullsDistinct? keyColumns includeClause? withDefinition? usingIndexTablespace? | usingIndex ) ;
primaryKeyConstraint : 'PRIMARY' 'KEY' ( keyColumns includeClause? withDefinition? usingIndexTablespace? | usingIndex ) ;
keyColumns : '(' columnName ( ',' columnName )* withoutOverlaps? ')' ;
withoutOverlaps : 'WITHOUT' 'OVERLAPS' ;
usingIndex : 'USING' 'INDEX' identifier ;
includeClause : 'INCLUDE' columnList ;
excludeConstraint
  : 'EXCLUDE' accessMethodClause? '(' excludeElement ( ',' excludeElement )* ')' includeClause? withDefinition?
    usingIndexTablespace? ( 'WHERE' inline_open expression ')' )? ;
excludeElement : indexElement 'WITH' operatorName_any ;
operatorName_any
  : inline_qualified_operator | OPERATOR_LA '(' inline_qualified_operator ')' ;
foreignKeyConstraint
  : 'FOREIGN' 'KEY' foreignKeyColumns referencesConstraint ;
foreignKeyColumns : '(' columnName ( ',' columnName )* periodColumn? ')' ;
likeClause : 'LIKE' qualifiedName likeOption* ;
likeOption
  : ( 'INCLUDING' | 'EXCLUDING' )
    ( 'COMMENTS' | 'COMPRESSION' | 'CONSTRAINTS' | 'DEFAULTS' | 'IDENTITY' | 'GENERATED' | 'INDEXES' | 'STATISTICS'
    | 'STORAGE' | 'ALL' ) ;

createTableAsStatement
  : 'CREATE' persistence? 'TABLE' ifNotExists? qualifiedName columnList? accessMethodClause? withReloptions? onCommit?
    tablespaceClause? 'AS' ( query | executeStatement ) withData? ;
withData : 'WITH' 'NO'? 'DATA' ;

createForeignTableStatement
  : 'CREATE' 'FOREIGN' 'TABLE' ifNotExists? qualifiedName
    ( tableElements inheritsClause? | partitionOf typedTableElements? partitionBound )
    'SERVER' identifier foreignOptions? ;
foreignOptions : 'OPTIONS' '(' ( foreignOption ( ',' foreignOption )* )? ')' ;
foreignOption : ( 'ADD' | 'SET' )? identifier_label string | 'DROP' identifier_label ;

alterTableStatement
  : 'ALTER' 'FOREIGN'? 'TABLE' ifExists? relationExpression inline_alter_table_actions ;
inline_alter_table_actions : alterTableAction ( ',' alterTableAction )* ;
alterTableAction
  : addColumnAction | dropColumnAction | alterColumnTypeAction | setDefaultAction | dropDefaultAction
  | setNotNullAction | dropNotNullAction | setExpressionAction | dropExpressionAction
  | addIdentityAction | setIdentityAction | dropIdentityAction
  | setStatisticsAction | setColumnOptionsAction | resetColumnOptionsAction | setStorageAction | setCompressionAction
  | columnForeignOptionsAction
  | addConstraintAction | alterConstraintAction | validateConstraintAction | dropConstraintAction
  | triggerStateAction | ruleStateAction | rowSecurityAction
  | clusterOnAction | setWithoutClusterAction | setWithoutOidsAction
  | setAccessMethodAction | setTablespaceAction | setLoggedAction
  | setReloptionsAction | resetReloptionsAction
  | inheritAction | noInheritAction | ofTypeAction | notOfTypeAction | replicaIdentityAction
  | ownerAction | foreignOptions
  | renameAction | renameColumnAction | renameConstraintAction | setSchemaAction
  | attachPartitionAction | detachPartitionAction | dependsOnExtensionAction
  ;
addColumnAction : 'ADD' 'COLUMN'? ifNotExists? columnDefinition ;
dropColumnAction : 'DROP' 'COLUMN'? ifExists? columnName dropBehavior? ;
alterColumnTypeAction
  : 'ALTER' 'COLUMN'? columnName ( 'SET' 'DATA' )? 'TYPE' typeName collateClause? ( 'USING' expression )? ;
setDefaultAction : 'ALTER' 'COLUMN'? columnName 'SET' 'DEFAULT' expression ;
dropDefaultAction : 'ALTER' 'COLUMN'? columnName 'DROP' 'DEFAULT' ;
setNotNullAction : 'ALTER' 'COLUMN'? columnName 'SET' 'NOT' 'NULL' ;
dropNotNullAction : 'ALTER' 'COLUMN'? columnName 'DROP' 'NOT' 'NULL' ;
setExpressionAction : 'ALTER' 'COLUMN'? columnName 'SET' 'EXPRESSION' 'AS' inline_open expression ')' ;
dropExpressionAction : 'ALTER' 'COLUMN'? columnName 'DROP' 'EXPRESSION' ifExists? ;
addIdentityAction
  : 'ALTER' 'COLUMN'? columnName 'ADD' identityConstraint ;
setIdentityAction : 'ALTER' 'COLUMN'? columnName identityChange+ ;
identityChange
  : 'SET' 'GENERATED' ( 'ALWAYS' | 'BY' 'DEFAULT' ) | 'SET' sequenceOption | 'RESTART' ( 'WITH'? signedNumber )? ;
dropIdentityAction : 'ALTER' 'COLUMN'? columnName 'DROP' 'IDENTITY' ifExists? ;
setStatisticsAction : 'ALTER' 'COLUMN'? ( columnName | INTEGER ) 'SET' 'STATISTICS' ( inline_integer | 'DEFAULT' ) ;
setColumnOptionsAction : 'ALTER' 'COLUMN'? columnName 'SET' reloptions ;
resetColumnOptionsAction : 'ALTER' 'COLUMN'? columnName 'RESET' reloptions ;
setStorageAction : 'ALTER' 'COLUMN'? columnName 'SET' storageClause ;
setCompressionAction : 'ALTER' 'COLUMN'? columnName 'SET' compressionClause ;
columnForeignOptionsAction : 'ALTER' 'COLUMN'? columnName foreignOptions ;
addConstraintAction : 'ADD' tableConstraint ;
alterConstraintAction : 'ALTER' 'CONSTRAINT' identifier ( constraintAttribute+ | 'SET' 'INHERIT'? constraintAttribute? | 'INHERIT' ) ;
validateConstraintAction : 'VALIDATE' 'CONSTRAINT' identifier ;
dropConstraintAction : 'DROP' 'CONSTRAINT' ifExists? identifier dropBehavior? ;
triggerStateAction
  : ( 'DISABLE' | 'ENABLE' ( 'REPLICA' | 'ALWAYS' )? ) 'TRIGGER' ( identifier | 'ALL' | 'USER' ) ;
ruleStateAction : ( 'DISABLE' | 'ENABLE' ( 'REPLICA' | 'ALWAYS' )? ) 'RULE' identifier ;
rowSecurityAction : ( 'DISABLE' | 'ENABLE' | 'NO'? 'FORCE' ) 'ROW' 'LEVEL' 'SECURITY' ;
clusterOnAction : 'CLUSTER' 'ON' identifier ;
setWithoutClusterAction : 'SET' 'WITHOUT' 'CLUSTER' ;
setWithoutOidsAction : 'SET' 'WITHOUT' 'OIDS' ;
setAccessMethodAction : 'SET' 'ACCESS' 'METHOD' ( identifier | 'DEFAULT' ) ;
setLoggedAction : 'SET' ( 'LOGGED' | 'UNLOGGED' ) ;
setReloptionsAction : 'SET' reloptions ;
resetReloptionsAction : 'RESET' reloptions ;
inheritAction : 'INHERIT' qualifiedName ;
noInheritAction : 'NO' 'INHERIT' qualifiedName ;
ofTypeAction : 'OF' qualifiedName_type ;
notOfTypeAction : 'NOT' 'OF' ;
replicaIdentityAction : 'REPLICA' 'IDENTITY' ( 'NOTHING' | 'FULL' | 'DEFAULT' | 'USING' 'INDEX' identifier ) ;
renameColumnAction : 'RENAME' 'COLUMN'? columnName 'TO' columnName ;
renameConstraintAction : 'RENAME' 'CONSTRAINT' identifier 'TO' identifier ;
attachPartitionAction : 'ATTACH' 'PARTITION' qualifiedName partitionBound? ;
detachPartitionAction : 'DETACH' 'PARTITION' qualifiedName ( 'CONCURRENTLY' | 'FINALIZE' )? ;
alterTableAllStatement
  : 'ALTER' ( 'TABLE' | 'INDEX' | 'MATERIALIZED' 'VIEW' ) 'ALL' 'IN' 'TABLESPACE' identifier ( 'OWNED' 'BY' roleList )?
    setTablespaceAction ;

// --- sequences ------------------------------------------------------------------------------

createSequenceStatement : 'CREATE' persistence? 'SEQUENCE' ifNotExists? qualifiedName sequenceOption* ;
sequenceOption
  : 'AS' typeName | 'CACHE' signedNumber | 'NO'? 'CYCLE' | 'INCREMENT' 'BY'? signedNumber
  | 'MAXVALUE' signedNumber | 'MINVALUE' signedNumber | 'NO' ( 'MAXVALUE' | 'MINVALUE' )
  | 'OWNED' 'BY' qualifiedName | 'SEQUENCE' 'NAME' qualifiedName | 'START' 'WITH'? signedNumber
  | 'RESTART' ( 'WITH'? signedNumber )? | 'LOGGED' | 'UNLOGGED' ;
alterSequenceStatement
  : 'ALTER' 'SEQUENCE' ifExists? qualifiedName
    ( sequenceOption+ | ownerAction | renameAction | setSchemaAction | setLoggedAction ) ;

// --- indexes --------------------------------------------------------------------------------

createIndexStatement
  : 'CREATE' 'UNIQUE'? 'INDEX' 'CONCURRENTLY'? ifNotExists? identifier? 'ON' relationExpression accessMethodClause?
    indexElements indexInclude? nullsDistinct? withReloptions? tablespaceClause? whereClause? ;
indexElements : inline_open indexElement ( ',' indexElement )* ')' ;
indexInclude : 'INCLUDE' '(' indexElement ( ',' indexElement )* ')' ;
indexElement
  : ( columnName | functionExpression | inline_open expression ')' )
    collateClause? operatorClass? ( 'ASC' | 'DESC' )? nullsOrder? ;
operatorClass : qualifiedName reloptions? ;
alterIndexStatement
  : 'ALTER' 'INDEX' ifExists? qualifiedName
    ( renameAction | setTablespaceAction | attachIndexAction | dependsOnExtensionAction | setReloptionsAction
    | resetReloptionsAction | setStatisticsAction ( ',' setStatisticsAction )*
    | setColumnOptionsAction | resetColumnOptionsAction | ownerAction | setSchemaAction ) ;
attachIndexAction : 'ATTACH' 'PARTITION' qualifiedName ;

// --- views ----------------------------------------------------------------------------------

createViewStatement
  : 'CREATE' orReplace? persistence? 'RECURSIVE'? 'VIEW' qualifiedName columnList? withReloptions? 'AS' query
    checkOption? ;
checkOption : 'WITH' ( 'CASCADED' | 'LOCAL' )? 'CHECK' 'OPTION' ;
alterViewStatement
  : 'ALTER' 'VIEW' ifExists? qualifiedName
    ( setDefaultAction | dropDefaultAction | ownerAction | renameAction | renameColumnAction | setSchemaAction
    | setReloptionsAction | resetReloptionsAction
    | 'CLUSTER' 'ON' identifier | 'SET' 'WITHOUT' 'CLUSTER' ) ;  // read, and refused as the server does
createMaterializedViewStatement
  : 'CREATE' 'UNLOGGED'? 'MATERIALIZED' 'VIEW' ifNotExists? qualifiedName columnList? accessMethodClause?
    withReloptions? tablespaceClause? 'AS' query withData? ;
alterMaterializedViewStatement
  : 'ALTER' 'MATERIALIZED' 'VIEW' ifExists? qualifiedName inline_alter_table_actions ;
refreshMaterializedViewStatement : 'REFRESH' 'MATERIALIZED' 'VIEW' 'CONCURRENTLY'? qualifiedName withData? ;

// --- functions ------------------------------------------------------------------------------

createFunctionStatement
  : 'CREATE' orReplace? ( 'FUNCTION' | 'PROCEDURE' ) qualifiedName_function functionParameters returnsClause?
    functionOption* functionBody? ;
qualifiedName_function : ( identifier | identifier_call ) ( '.' identifier_label )* ;
functionParameters : '(' ( functionParameter ( ',' functionParameter )* )? ')' ;
functionParameter
  : ( parameterMode parameterName? | parameterName parameterMode? )? typeName_function parameterDefault? ;
parameterMode : 'IN' 'OUT'? | 'OUT' | 'INOUT' | 'VARIADIC' ;
parameterName : inline_plain | inline_unreserved | inline_function_name_keyword ;
parameterDefault : ( 'DEFAULT' | '=' ) expression ;
returnsClause : 'RETURNS' ( typeName_function | 'TABLE' '(' tableFunctionColumn ( ',' tableFunctionColumn )* ')' ) ;
tableFunctionColumn : parameterName typeName_function ;
functionOption
  : 'LANGUAGE' identifier_or_string
  | 'TRANSFORM' transformType ( ',' transformType )*
  | 'WINDOW'
  | 'AS' string ( ',' string )?
  | functionAttribute
  ;
transformType : 'FOR' 'TYPE' typeName ;
functionAttribute
  : 'CALLED' 'ON' 'NULL' 'INPUT' | 'RETURNS' 'NULL' 'ON' 'NULL' 'INPUT' | 'STRICT'
  | 'IMMUTABLE' | 'STABLE' | 'VOLATILE' | 'EXTERNAL'? 'SECURITY' ( 'DEFINER' | 'INVOKER' )
  | 'NOT'? 'LEAKPROOF' | 'COST' signedNumber | 'ROWS' signedNumber | 'SUPPORT' qualifiedName
  | settingAction | 'PARALLEL' identifier ;
functionBody : 'RETURN' expression | 'BEGIN' 'ATOMIC' ( bodyStatement? ';' )* 'END' ;
bodyStatement : statement | 'RETURN' expression ;
alterFunctionStatement
  : 'ALTER' ( 'FUNCTION' | 'PROCEDURE' | 'ROUTINE' ) functionSignature
    ( functionAttribute+ 'RESTRICT'? | renameAction | ownerAction | setSchemaAction | dependsOnExtensionAction ) ;
functionSignature : qualifiedName_function functionParameters? ;

createAggregateStatement
  : 'CREATE' orReplace? 'AGGREGATE' qualifiedName_function ( aggregateParameters definition | definition ) ;
aggregateParameters
  : '(' ( star | functionParameter ( ',' functionParameter )* inline_ordered_parameters? | inline_ordered_parameters ) ')' ;
inline_ordered_parameters : 'ORDER' 'BY' functionParameter ( ',' functionParameter )* ;
aggregateSignature : qualifiedName_function aggregateParameters ;
alterAggregateStatement
  : 'ALTER' 'AGGREGATE' aggregateSignature ( renameAction | ownerAction | setSchemaAction ) ;

definition : '(' definitionElement ( ',' definitionElement )* ')' ;
definitionElement : identifier_label ( '=' definitionValue )? ;
// The value of an option: a type or name, an operator, a number, a string or a reserved word.
definitionValue
  : typeName_function | inline_reserved | operatorName_any | signedNumber | string | 'NONE' ;

// --- triggers, rules, policies --------------------------------------------------------------

createTriggerStatement
  : 'CREATE' orReplace?
    ( 'TRIGGER' identifier triggerTiming inline_trigger_events 'ON' qualifiedName referencingClause? triggerForEach?
    | 'CONSTRAINT' 'TRIGGER' identifier triggerTiming_constraint inline_trigger_events 'ON' qualifiedName
      ( 'FROM' qualifiedName )? constraintAttribute* triggerForEach_constraint )
    triggerWhen? triggerFunction ;
inline_trigger_events : triggerEvent ( 'OR' triggerEvent )* ;
triggerTiming_constraint : 'AFTER' ;
triggerForEach_constraint : 'FOR' 'EACH' 'ROW' ;
triggerFunction
  : 'EXECUTE' ( 'FUNCTION' | 'PROCEDURE' ) qualifiedName_function '(' triggerArgument? ( ',' triggerArgument )* ')' ;
triggerTiming : 'BEFORE' | 'AFTER' | 'INSTEAD' 'OF' ;
triggerEvent : 'INSERT' | 'DELETE' | 'UPDATE' ( 'OF' columnName ( ',' columnName )* )? | 'TRUNCATE' ;
referencingClause : 'REFERENCING' transitionTable+ ;
transitionTable : ( 'OLD' | 'NEW' ) ( 'TABLE' | 'ROW' ) 'AS'? identifier ;
triggerForEach : 'FOR' 'EACH'? ( 'ROW' | 'STATEMENT' ) ;
triggerWhen : 'WHEN' inline_open expression ')' ;
triggerArgument : INTEGER | NUMERIC | string | identifier_label ;
alterTriggerStatement : 'ALTER' 'TRIGGER' identifier 'ON' qualifiedName ( renameAction | dependsOnExtensionAction ) ;

createEventTriggerStatement
  : 'CREATE' 'EVENT' 'TRIGGER' identifier 'ON' identifier_label ( 'WHEN' eventFilter ( 'AND' eventFilter )* )?
    triggerFunction ;
eventFilter : identifier 'IN' '(' string ( ',' string )* ')' ;
alterEventTriggerStatement
  : 'ALTER' 'EVENT' 'TRIGGER' identifier ( 'DISABLE' | 'ENABLE' ( 'REPLICA' | 'ALWAYS' )? | ownerAction | renameAction ) ;

createRuleStatement
  : 'CREATE' orReplace? 'RULE' identifier 'AS' 'ON' ruleEvent 'TO' qualifiedName whereClause?
    'DO' ( 'INSTEAD' | 'ALSO' )? ( 'NOTHING' | ruleAction | inline_open ruleAction? ( ';' ruleAction? )* ')' ) ;
ruleEvent : 'SELECT' | 'UPDATE' | 'DELETE' | 'INSERT' ;
ruleAction : selectStatement | insertStatement | updateStatement | deleteStatement | notifyStatement ;
alterRuleStatement : 'ALTER' 'RULE' identifier 'ON' qualifiedName renameAction ;

createPolicyStatement
  : 'CREATE' 'POLICY' identifier 'ON' qualifiedName policyMode? policyCommand? policyRoles? policyUsing? policyCheck? ;
policyMode : 'AS' identifier ;
policyCommand : 'FOR' ( 'ALL' | 'SELECT' | 'INSERT' | 'UPDATE' | 'DELETE' ) ;
policyRoles : 'TO' roleList ;
policyUsing : 'USING' inline_open expression ')' ;
policyCheck : 'WITH' 'CHECK' inline_open expression ')' ;
alterPolicyStatement
  : 'ALTER' 'POLICY' ifExists? identifier 'ON' qualifiedName
    ( renameAction | policyRoles? policyUsing? policyCheck? ) ;

// --- types ----------------------------------------------------------------------------------

createTypeStatement
  : 'CREATE' 'TYPE' qualifiedName ( 'AS' ( enumType | rangeType | compositeType ) | definition )? ;
enumType : 'ENUM' '(' ( string ( ',' string )* )? ')' ;
rangeType : 'RANGE' definition ;
compositeType : '(' ( compositeAttribute ( ',' compositeAttribute )* )? ')' ;
compositeAttribute : columnName typeName collateClause? ;
alterTypeStatement
  : 'ALTER' 'TYPE' qualifiedName
    ( addEnumValueAction | renameEnumValueAction | dropEnumValueAction | renameAttributeAction | renameAction | ownerAction
    | setSchemaAction | alterTypeAction ( ',' alterTypeAction )* | 'SET' definition ) ;
addEnumValueAction : 'ADD' 'VALUE' ifNotExists? string ( ( 'BEFORE' | 'AFTER' ) string )? ;
renameEnumValueAction : 'RENAME' 'VALUE' string 'TO' string ;
dropEnumValueAction : 'DROP' 'VALUE' string ;
renameAttributeAction : 'RENAME' 'ATTRIBUTE' columnName 'TO' columnName dropBehavior? ;
alterTypeAction : addAttributeAction | dropAttributeAction | alterAttributeAction ;
addAttributeAction : 'ADD' 'ATTRIBUTE' compositeAttribute dropBehavior? ;
dropAttributeAction : 'DROP' 'ATTRIBUTE' ifExists? columnName dropBehavior? ;
alterAttributeAction
  : 'ALTER' 'ATTRIBUTE' columnName ( 'SET' 'DATA' )? 'TYPE' typeName collateClause? dropBehavior? ;

createDomainStatement : 'CREATE' 'DOMAIN' qualifiedName 'AS'? typeName inline_domain_attribute* ;
inline_domain_attribute : columnConstraint | collateClause ;
alterDomainStatement
  : 'ALTER' 'DOMAIN' qualifiedName
    ( setDomainDefaultAction | dropDomainDefaultAction | domainNotNullAction | addDomainConstraintAction
    | dropConstraintAction | validateConstraintAction | renameConstraintAction | renameAction | ownerAction
    | setSchemaAction ) ;
setDomainDefaultAction : 'SET' 'DEFAULT' expression ;
dropDomainDefaultAction : 'DROP' 'DEFAULT' ;
domainNotNullAction : ( 'SET' | 'DROP' ) 'NOT' 'NULL' ;
addDomainConstraintAction
  : 'ADD' ( 'CONSTRAINT' identifier )? ( checkConstraint | notNullConstraint ) constraintAttribute* ;

// --- comments and labels --------------------------------------------------------------------

commentStatement : 'COMMENT' 'ON' objectReference 'IS' ( string | 'NULL' ) ;
securityLabelStatement
  : 'SECURITY' 'LABEL' ( 'FOR' identifier_or_string )? 'ON' objectReference 'IS' ( string | 'NULL' ) ;
// One object with its kind, as COMMENT ON, SECURITY LABEL ON and ALTER EXTENSION ADD name it.
objectReference
  : objectKind qualifiedName
  | 'COLUMN' qualifiedName
  | 'TYPE' typeName | 'DOMAIN' typeName
  | ( 'FUNCTION' | 'PROCEDURE' | 'ROUTINE' ) functionSignature
  | 'AGGREGATE' aggregateSignature
  | 'OPERATOR' operatorSignature
  | 'CONSTRAINT' identifier 'ON' 'DOMAIN'? qualifiedName
  | ( 'TRIGGER' | 'RULE' | 'POLICY' ) identifier 'ON' qualifiedName
  | 'OPERATOR' ( 'CLASS' | 'FAMILY' ) qualifiedName 'USING' identifier
  | castSignature
  | 'TRANSFORM' 'FOR' typeName 'LANGUAGE' identifier
  | 'LARGE' 'OBJECT' signedNumber
  | 'PROCEDURAL'? 'LANGUAGE' identifier
  ;
objectKind
  : 'TABLE' | 'VIEW' | 'MATERIALIZED' 'VIEW' | 'SEQUENCE' | 'INDEX' | 'FOREIGN' 'TABLE' | 'COLLATION' | 'CONVERSION'
  | 'STATISTICS' | 'TEXT' 'SEARCH' ( 'CONFIGURATION' | 'DICTIONARY' | 'PARSER' | 'TEMPLATE' )
  | 'SCHEMA' | 'EXTENSION' | 'ROLE' | 'USER' | 'GROUP' | 'DATABASE' | 'TABLESPACE' | 'ACCESS' 'METHOD' | 'EVENT' 'TRIGGER'
  | 'FOREIGN' 'DATA' 'WRAPPER' | 'SERVER' | 'PUBLICATION' | 'SUBSCRIPTION' ;
castSignature : 'CAST' '(' typeName 'AS' typeName ')' ;
operatorSignature : inline_qualified_operator operatorArguments ;
operatorArguments : '(' ( 'NONE' | typeName ) ( ',' ( 'NONE' | typeName ) )? ')' ;

// --- privileges -----------------------------------------------------------------------------

grantStatement
  : 'GRANT' privilegeList 'ON' grantTarget 'TO' granteeList ( 'WITH' 'GRANT' 'OPTION' )? grantedBy? ;
revokeStatement
  : 'REVOKE' ( 'GRANT' 'OPTION' 'FOR' )? privilegeList 'ON' grantTarget 'FROM' granteeList grantedBy? dropBehavior? ;
privilegeList : 'ALL' 'PRIVILEGES'? columnList? | privilege ( ',' privilege )* ;
privilege : ( 'SELECT' | 'REFERENCES' | 'CREATE' | 'ALTER' 'SYSTEM' | identifier ) columnList? ;
grantTarget
  : 'TABLE'? qualifiedNameList
  | 'SEQUENCE' qualifiedNameList
  | 'FOREIGN' 'DATA' 'WRAPPER' nameList
  | 'FOREIGN' 'SERVER' nameList
  | ( 'FUNCTION' | 'PROCEDURE' | 'ROUTINE' ) functionSignature ( ',' functionSignature )*
  | ( 'DATABASE' | 'LANGUAGE' | 'SCHEMA' | 'TABLESPACE' ) nameList
  | 'LARGE' 'OBJECT' signedNumber ( ',' signedNumber )*
  | 'PARAMETER' settingName ( ',' settingName )*
  | ( 'TYPE' | 'DOMAIN' ) qualifiedNameList
  | 'ALL' ( 'TABLES' | 'SEQUENCES' | 'FUNCTIONS' | 'PROCEDURES' | 'ROUTINES' ) 'IN' 'SCHEMA' nameList
  ;
granteeList : grantee ( ',' grantee )* ;
grantee : 'GROUP'? roleSpecification ;
grantedBy : 'GRANTED' 'BY' roleSpecification ;
grantRoleStatement : 'GRANT' grantedRoles 'TO' roleList ( 'WITH' roleGrantOption ( ',' roleGrantOption )* )? grantedBy? ;
revokeRoleStatement
  : 'REVOKE' ( identifier_label 'OPTION' 'FOR' )? grantedRoles 'FROM' roleList grantedBy? dropBehavior? ;
grantedRoles : privilege ( ',' privilege )* ;
roleGrantOption : identifier_label ( 'OPTION' | 'TRUE' | 'FALSE' ) ;
alterDefaultPrivilegesStatement
  : 'ALTER' 'DEFAULT' 'PRIVILEGES' defaultPrivilegesScope* ( defaultGrant | defaultRevoke ) ;
defaultPrivilegesScope : 'IN' 'SCHEMA' nameList | 'FOR' ( 'ROLE' | 'USER' ) roleList ;
defaultGrant : 'GRANT' privilegeList 'ON' defaultPrivilegesTarget 'TO' granteeList ( 'WITH' 'GRANT' 'OPTION' )? ;
defaultRevoke
  : 'REVOKE' ( 'GRANT' 'OPTION' 'FOR' )? privilegeList 'ON' defaultPrivilegesTarget 'FROM' granteeList dropBehavior? ;
defaultPrivilegesTarget
  : 'TABLES' | 'FUNCTIONS' | 'ROUTINES' | 'SEQUENCES' | 'TYPES' | 'SCHEMAS' | 'LARGE' 'OBJECTS' ;

// --- DROP -----------------------------------------------------------------------------------

dropStatement : 'DROP' dropTarget dropBehavior? ;
dropTarget
  : dropKind ifExists? qualifiedNameList
  | 'INDEX' 'CONCURRENTLY' ifExists? qualifiedNameList
  | ( 'TYPE' | 'DOMAIN' ) ifExists? typeName ( ',' typeName )*
  | ( 'FUNCTION' | 'PROCEDURE' | 'ROUTINE' ) ifExists? functionSignature ( ',' functionSignature )*
  | 'AGGREGATE' ifExists? aggregateSignature ( ',' aggregateSignature )*
  | 'OPERATOR' ifExists? operatorSignature ( ',' operatorSignature )*
  | 'OPERATOR' ( 'CLASS' | 'FAMILY' ) ifExists? qualifiedName 'USING' identifier
  | ( 'TRIGGER' | 'RULE' | 'POLICY' ) ifExists? identifier 'ON' qualifiedName
  | 'CAST' ifExists? '(' typeName 'AS' typeName ')'
  | 'TRANSFORM' ifExists? 'FOR' typeName 'LANGUAGE' identifier
  | ( 'ROLE' | 'USER' | 'GROUP' ) ifExists? roleList
  | 'USER' 'MAPPING' ifExists? 'FOR' userMappingRole 'SERVER' identifier
  | 'DATABASE' ifExists? identifier ( 'WITH'? '(' utilityOption ( ',' utilityOption )* ')' )?
  | 'PROCEDURAL'? 'LANGUAGE' ifExists? identifier
  ;
dropKind
  : 'TABLE' | 'VIEW' | 'MATERIALIZED' 'VIEW' | 'SEQUENCE' | 'INDEX' | 'FOREIGN' 'TABLE' | 'COLLATION' | 'CONVERSION'
  | 'STATISTICS' | 'TEXT' 'SEARCH' ( 'CONFIGURATION' | 'DICTIONARY' | 'PARSER' | 'TEMPLATE' )
  | 'SCHEMA' | 'EXTENSION' | 'TABLESPACE' | 'ACCESS' 'METHOD' | 'EVENT' 'TRIGGER'
  | 'FOREIGN' 'DATA' 'WRAPPER' | 'SERVER' | 'PUBLICATION' | 'SUBSCRIPTION' ;
dropOwnedStatement : 'DROP' 'OWNED' 'BY' roleList dropBehavior? ;
reassignOwnedStatement : 'REASSIGN' 'OWNED' 'BY' roleList 'TO' roleSpecification ;

// --- casts, languages, operators, collations, … ---------------------------------------------

createCastStatement
  : 'CREATE' castSignature ( 'WITH' 'FUNCTION' functionSignature | 'WITHOUT' 'FUNCTION' | 'WITH' 'INOUT' )
    ( 'AS' ( 'IMPLICIT' | 'ASSIGNMENT' ) )? ;
createTransformStatement
  : 'CREATE' orReplace? 'TRANSFORM' 'FOR' typeName 'LANGUAGE' identifier '(' transformElement ( ',' transformElement )* ')' ;
transformElement : ( 'FROM' | 'TO' ) 'SQL' 'WITH' 'FUNCTION' functionSignature ;
createLanguageStatement
  : 'CREATE' orReplace? 'TRUSTED'? 'PROCEDURAL'? 'LANGUAGE' identifier_or_string
    ( 'HANDLER' qualifiedName ( 'INLINE' qualifiedName )? ( 'VALIDATOR' qualifiedName | 'NO' 'VALIDATOR' )? )? ;
alterLanguageStatement : 'ALTER' 'PROCEDURAL'? 'LANGUAGE' identifier ( renameAction | ownerAction ) ;
createOperatorStatement : 'CREATE' 'OPERATOR' inline_qualified_operator definition ;
alterOperatorStatement
  : 'ALTER' 'OPERATOR' operatorSignature ( ownerAction | setSchemaAction | 'SET' definition ) ;
createOperatorClassStatement
  : 'CREATE' 'OPERATOR' 'CLASS' qualifiedName 'DEFAULT'? 'FOR' 'TYPE' typeName 'USING' identifier
    ( 'FAMILY' qualifiedName )? 'AS' operatorClassItem ( ',' operatorClassItem )* ;
operatorClassItem
  : 'OPERATOR' INTEGER inline_qualified_operator operatorArguments? operatorPurpose? 'RECHECK'?
  | 'FUNCTION' INTEGER ( '(' typeName ( ',' typeName )* ')' )? functionSignature
  | 'STORAGE' typeName
  ;
operatorPurpose : 'FOR' ( 'SEARCH' | 'ORDER' 'BY' qualifiedName ) ;
alterOperatorClassStatement
  : 'ALTER' 'OPERATOR' 'CLASS' qualifiedName 'USING' identifier ( renameAction | ownerAction | setSchemaAction ) ;
createOperatorFamilyStatement : 'CREATE' 'OPERATOR' 'FAMILY' qualifiedName 'USING' identifier ;
alterOperatorFamilyStatement
  : 'ALTER' 'OPERATOR' 'FAMILY' qualifiedName 'USING' identifier
    ( renameAction | ownerAction | setSchemaAction | 'ADD' operatorClassItem ( ',' operatorClassItem )*
    | 'DROP' operatorFamilyDrop ( ',' operatorFamilyDrop )* ) ;
operatorFamilyDrop : ( 'OPERATOR' | 'FUNCTION' ) INTEGER '(' typeName ( ',' typeName )* ')' ;
createCollationStatement
  : 'CREATE' 'COLLATION' ifNotExists? qualifiedName ( definition | 'FROM' qualifiedName ) ;
alterCollationStatement
  : 'ALTER' 'COLLATION' qualifiedName ( 'REFRESH' 'VERSION' | renameAction | ownerAction | setSchemaAction ) ;
createConversionStatement
  : 'CREATE' 'DEFAULT'? 'CONVERSION' qualifiedName 'FOR' string 'TO' string 'FROM' qualifiedName ;
alterConversionStatement : 'ALTER' 'CONVERSION' qualifiedName ( renameAction | ownerAction | setSchemaAction ) ;
createAccessMethodStatement
  : 'CREATE' 'ACCESS' 'METHOD' identifier 'TYPE' ( 'INDEX' | 'TABLE' ) 'HANDLER' qualifiedName ;
createTextSearchStatement
  : 'CREATE' 'TEXT' 'SEARCH' ( 'CONFIGURATION' | 'DICTIONARY' | 'PARSER' | 'TEMPLATE' ) qualifiedName definition ;
alterTextSearchStatement
  : 'ALTER' 'TEXT' 'SEARCH' ( 'CONFIGURATION' | 'DICTIONARY' | 'PARSER' | 'TEMPLATE' ) qualifiedName
    ( renameAction | ownerAction | setSchemaAction | definition | textSearchMappingAction ) ;
textSearchMappingAction
  : ( 'ADD' | 'ALTER' ) 'MAPPING' 'FOR' nameList 'WITH' qualifiedNameList
  | 'ALTER' 'MAPPING' ( 'FOR' nameList )? 'REPLACE' qualifiedName 'WITH' qualifiedName
  | 'DROP' 'MAPPING' ifExists? 'FOR' nameList
  ;
createStatisticsStatement
  : 'CREATE' 'STATISTICS' ifNotExists? qualifiedName? ( '(' nameList ')' )? 'ON' statisticsElement ( ',' statisticsElement )*
    fromClause ;
statisticsElement : columnName | functionExpression | inline_open expression ')' ;
alterStatisticsStatement
  : 'ALTER' 'STATISTICS' ifExists? qualifiedName
    ( renameAction | ownerAction | setSchemaAction | 'SET' 'STATISTICS' ( inline_integer | 'DEFAULT' ) ) ;

// --- replication, foreign data, tablespaces -------------------------------------------------

createPublicationStatement
  : 'CREATE' 'PUBLICATION' identifier ( 'FOR' ( 'ALL' 'TABLES' | publicationObjects ) )? withDefinition? ;
publicationObjects : publicationObject ( ',' publicationObject )* ;
publicationObject
  : 'TABLES' 'IN' 'SCHEMA' ( identifier | 'CURRENT_SCHEMA' )
  | 'TABLE'? relationExpression columnList? ( 'WHERE' inline_open expression ')' )?
  | 'CURRENT_SCHEMA' ;
alterPublicationStatement
  : 'ALTER' 'PUBLICATION' identifier
    ( 'SET' definition | ( 'ADD' | 'SET' | 'DROP' ) publicationObjects | renameAction | ownerAction ) ;
createSubscriptionStatement
  : 'CREATE' 'SUBSCRIPTION' identifier 'CONNECTION' string 'PUBLICATION' publicationNames withDefinition? ;
publicationNames : identifier_label ( ',' identifier_label )* ;
alterSubscriptionStatement
  : 'ALTER' 'SUBSCRIPTION' identifier
    ( 'SET' definition | 'CONNECTION' string | 'REFRESH' 'PUBLICATION' withDefinition?
    | ( 'ADD' | 'DROP' | 'SET' ) 'PUBLICATION' publicationNames withDefinition?
    | 'ENABLE' | 'DISABLE' | 'SKIP' definition | renameAction | ownerAction ) ;
createForeignDataWrapperStatement : 'CREATE' 'FOREIGN' 'DATA' 'WRAPPER' identifier wrapperFunction* foreignOptions? ;
wrapperFunction : 'HANDLER' qualifiedName | 'NO' 'HANDLER' | 'VALIDATOR' qualifiedName | 'NO' 'VALIDATOR' ;
alterForeignDataWrapperStatement
  : 'ALTER' 'FOREIGN' 'DATA' 'WRAPPER' identifier ( renameAction | ownerAction | wrapperFunction* foreignOptions? ) ;
createServerStatement
  : 'CREATE' 'SERVER' ifNotExists? identifier ( 'TYPE' string )? ( 'VERSION' ( string | 'NULL' ) )?
    'FOREIGN' 'DATA' 'WRAPPER' identifier foreignOptions? ;
alterServerStatement
  : 'ALTER' 'SERVER' identifier ( ( 'VERSION' ( string | 'NULL' ) )? foreignOptions? | renameAction | ownerAction ) ;
createUserMappingStatement
  : 'CREATE' 'USER' 'MAPPING' ifNotExists? 'FOR' userMappingRole 'SERVER' identifier foreignOptions? ;
alterUserMappingStatement : 'ALTER' 'USER' 'MAPPING' 'FOR' userMappingRole 'SERVER' identifier foreignOptions ;
userMappingRole : roleSpecification | 'USER' ;
importForeignSchemaStatement
  : 'IMPORT' 'FOREIGN' 'SCHEMA' identifier ( ( 'LIMIT' 'TO' | 'EXCEPT' ) '(' qualifiedNameList ')' )?
    'FROM' 'SERVER' identifier 'INTO' identifier foreignOptions? ;
createTablespaceStatement
  : 'CREATE' 'TABLESPACE' identifier ( 'OWNER' roleSpecification )? 'LOCATION' string ( 'WITH' reloptions )? ;
alterTablespaceStatement
  : 'ALTER' 'TABLESPACE' identifier ( renameAction | ownerAction | setReloptionsAction | resetReloptionsAction ) ;
alterLargeObjectStatement : 'ALTER' 'LARGE' 'OBJECT' signedNumber ownerAction ;
alterSystemStatement : 'ALTER' 'SYSTEM' settingAction ;

// --- sessions, transactions, utilities ------------------------------------------------------

setStatement
  : 'SET' ( 'SESSION' | 'LOCAL' )? settingAssignment
  | 'SET' ( 'SESSION' 'CHARACTERISTICS' 'AS' | 'LOCAL' )? 'TRANSACTION' transactionMode ( ','? transactionMode )* ;
resetStatement
  : 'RESET' ( 'ALL' | settingName | 'TIME' 'ZONE' | 'TRANSACTION' 'ISOLATION' 'LEVEL' | 'SESSION' 'AUTHORIZATION' ) ;
showStatement
  : 'SHOW' ( 'ALL' | settingName | 'TIME' 'ZONE' | 'TRANSACTION' 'ISOLATION' 'LEVEL' | 'SESSION' 'AUTHORIZATION' ) ;
setConstraintsStatement : 'SET' 'CONSTRAINTS' ( 'ALL' | qualifiedNameList ) ( 'DEFERRED' | 'IMMEDIATE' ) ;
transactionStatement
  : ( 'BEGIN' ( 'WORK' | 'TRANSACTION' )? | 'START' 'TRANSACTION' ) ( transactionMode ( ','? transactionMode )* )?
  | ( 'COMMIT' | 'END' | 'ROLLBACK' | 'ABORT' ) ( 'WORK' | 'TRANSACTION' )? ( 'AND' 'NO'? 'CHAIN' )?
  | 'SAVEPOINT' identifier
  | 'RELEASE' 'SAVEPOINT'? identifier
  | 'ROLLBACK' ( 'WORK' | 'TRANSACTION' )? 'TO' 'SAVEPOINT'? identifier
  | 'PREPARE' 'TRANSACTION' string
  | ( 'COMMIT' | 'ROLLBACK' ) 'PREPARED' string
  ;
transactionMode
  : 'ISOLATION' 'LEVEL' ( 'READ' ( 'UNCOMMITTED' | 'COMMITTED' ) | 'REPEATABLE' 'READ' | 'SERIALIZABLE' )
  | 'READ' ( 'ONLY' | 'WRITE' ) | 'NOT'? 'DEFERRABLE' ;
lockStatement : 'LOCK' 'TABLE'? relationExpression ( ',' relationExpression )* ( 'IN' lockMode 'MODE' )? 'NOWAIT'? ;
lockMode
  : 'ACCESS' ( 'SHARE' | 'EXCLUSIVE' ) | 'ROW' ( 'SHARE' | 'EXCLUSIVE' ) | 'SHARE' ( 'UPDATE' 'EXCLUSIVE' | 'ROW' 'EXCLUSIVE' )?
  | 'EXCLUSIVE' ;
truncateStatement
  : 'TRUNCATE' 'TABLE'? relationExpression ( ',' relationExpression )* ( ( 'CONTINUE' | 'RESTART' ) 'IDENTITY' )? dropBehavior? ;
copyStatement
  : 'COPY' ( 'BINARY'? qualifiedName columnList? ( 'FROM' | 'TO' ) | '(' inline_preparable ')' 'TO' | LPAREN_QUERY query ')' 'TO' )
    'PROGRAM'? ( string | 'STDIN' | 'STDOUT' ) copyDelimiters? 'WITH'?
    ( '(' utilityOption ( ',' utilityOption )* ')' | copyOption* ) whereClause? ;
copyDelimiters : 'USING'? 'DELIMITERS' string ;
copyOption
  : 'BINARY' | 'FREEZE' | 'DELIMITER' 'AS'? string | 'NULL' 'AS'? string | 'CSV' | 'HEADER' | 'QUOTE' 'AS'? string
  | 'ESCAPE' 'AS'? string | 'FORCE' 'QUOTE' ( '*' | nameList ) | 'FORCE' 'NOT' 'NULL' ( '*' | nameList )
  | 'FORCE' 'NULL' ( '*' | nameList ) | 'ENCODING' string ;
utilityOption : identifier_option utilityOptionValue? ;
identifier_option : inline_plain | inline_any_keyword | FORMAT_LA ;
utilityOptionValue
  : 'TRUE' | 'FALSE' | 'ON' | 'DEFAULT' | string | signedNumber | identifier_nonreserved | '*'
  | '(' utilityOptionItem ( ',' utilityOptionItem )* ')' ;
utilityOptionItem : 'TRUE' | 'FALSE' | 'ON' | string | signedNumber | identifier_nonreserved ;
callStatement : 'CALL' functionCall_table ;
doStatement : 'DO' ( string | 'LANGUAGE' identifier_or_string )+ ;
explainStatement
  : 'EXPLAIN' ( 'ANALYZE' | 'ANALYSE' )? 'VERBOSE'? inline_explainable
  | 'EXPLAIN' '(' utilityOption ( ',' utilityOption )* ')' inline_explainable ;
inline_explainable
  : inline_preparable | declareCursorStatement | createTableAsStatement | createMaterializedViewStatement
  | refreshMaterializedViewStatement | executeStatement ;
inline_preparable : selectStatement | insertStatement | updateStatement | deleteStatement | mergeStatement ;
prepareStatement : 'PREPARE' identifier ( '(' typeName ( ',' typeName )* ')' )? 'AS' inline_preparable ;
executeStatement : 'EXECUTE' identifier ( inline_open expression ( ',' expression )* ')' )? ;
deallocateStatement : 'DEALLOCATE' 'PREPARE'? ( identifier | 'ALL' ) ;
declareCursorStatement
  : 'DECLARE' identifier ( 'BINARY' | 'INSENSITIVE' | 'ASENSITIVE' | 'NO'? 'SCROLL' )* 'CURSOR'
    ( ( 'WITH' | 'WITHOUT' ) 'HOLD' )? 'FOR' query ;
fetchStatement : ( 'FETCH' | 'MOVE' ) fetchDirection? ( 'FROM' | 'IN' )? identifier ;
fetchDirection
  : 'NEXT' | 'PRIOR' | 'FIRST' | 'LAST' | 'ALL' | ( 'ABSOLUTE' | 'RELATIVE' ) inline_integer | inline_integer
  | ( 'FORWARD' | 'BACKWARD' ) ( inline_integer | 'ALL' )? ;
closeStatement : 'CLOSE' ( identifier | 'ALL' ) ;
vacuumStatement
  : 'VACUUM' ( '(' utilityOption ( ',' utilityOption )* ')' | 'FULL'? 'FREEZE'? 'VERBOSE'? ( 'ANALYZE' | 'ANALYSE' )? )
    ( vacuumRelation ( ',' vacuumRelation )* )? ;
vacuumRelation : relationExpression columnList? ;
analyzeStatement
  : ( 'ANALYZE' | 'ANALYSE' ) ( '(' utilityOption ( ',' utilityOption )* ')' | 'VERBOSE'? )
    ( vacuumRelation ( ',' vacuumRelation )* )? ;
clusterStatement
  : 'CLUSTER' ( '(' utilityOption ( ',' utilityOption )* ')' | 'VERBOSE'? )
    ( qualifiedName ( 'USING' identifier | 'ON' qualifiedName )? )? ;
reindexStatement
  : 'REINDEX' ( '(' utilityOption ( ',' utilityOption )* ')' )? ( 'INDEX' | 'TABLE' | 'SCHEMA' | 'SYSTEM' | 'DATABASE' )
    'CONCURRENTLY'? qualifiedName? ;
notifyStatement : 'NOTIFY' identifier ( ',' string )? ;
listenStatement : 'LISTEN' identifier ;
unlistenStatement : 'UNLISTEN' ( identifier | '*' ) ;
loadStatement : 'LOAD' string ;
checkpointStatement : 'CHECKPOINT' ( '(' utilityOption ( ',' utilityOption )* ')' )? ;
discardStatement : 'DISCARD' ( 'ALL' | 'TEMP' | 'TEMPORARY' | 'PLANS' | 'SEQUENCES' ) ;

// --- keywords by category -------------------------------------------------------------------
// As pg_get_keywords() has them; where versions differ, the strictest.

inline_unreserved
  : 'ABORT' | 'ABSENT' | 'ABSOLUTE' | 'ACCESS' | 'ACTION' | 'ADD' | 'ADMIN' | 'AFTER' | 'AGGREGATE' | 'ALSO'
   | 'ALTER' | 'ALWAYS' | 'ASENSITIVE' | 'ASSERTION' | 'ASSIGNMENT' | 'AT' | 'ATOMIC' | 'ATTACH' | 'ATTRIBUTE'
   | 'BACKWARD' | 'BEFORE' | 'BEGIN' | 'BREADTH' | 'BY' | 'CACHE' | 'CALL' | 'CALLED' | 'CASCADE' | 'CASCADED'
   | 'CATALOG' | 'CHAIN' | 'CHARACTERISTICS' | 'CHECKPOINT' | 'CLASS' | 'CLOSE' | 'CLUSTER' | 'COLUMNS' | 'COMMENT'
   | 'COMMENTS' | 'COMMIT' | 'COMMITTED' | 'COMPRESSION' | 'CONDITIONAL' | 'CONFIGURATION' | 'CONFLICT'
   | 'CONNECTION' | 'CONSTRAINTS' | 'CONTENT' | 'CONTINUE' | 'CONVERSION' | 'COPY' | 'COST' | 'CSV' | 'CUBE'
   | 'CURRENT' | 'CURSOR' | 'CYCLE' | 'DATA' | 'DATABASE' | 'DAY' | 'DEALLOCATE' | 'DECLARE' | 'DEFAULTS'
   | 'DEFERRED' | 'DEFINER' | 'DELETE' | 'DELIMITER' | 'DELIMITERS' | 'DEPENDS' | 'DEPTH' | 'DETACH' | 'DICTIONARY'
   | 'DISABLE' | 'DISCARD' | 'DOCUMENT' | 'DOMAIN' | 'DOUBLE' | 'DROP' | 'EACH' | 'EMPTY' | 'ENABLE' | 'ENCODING'
   | 'ENCRYPTED' | 'ENFORCED' | 'ENUM' | 'ERROR' | 'ESCAPE' | 'EVENT' | 'EXCLUDE' | 'EXCLUDING' | 'EXCLUSIVE'
   | 'EXECUTE' | 'EXPLAIN' | 'EXPRESSION' | 'EXTENSION' | 'EXTERNAL' | 'FAMILY' | 'FILTER' | 'FINALIZE' | 'FIRST'
   | 'FOLLOWING' | 'FORCE' | 'FORMAT' | 'FORWARD' | 'FUNCTION' | 'FUNCTIONS' | 'GENERATED' | 'GLOBAL' | 'GRANTED'
   | 'GROUPS' | 'HANDLER' | 'HEADER' | 'HOLD' | 'HOUR' | 'IDENTITY' | 'IF' | 'IMMEDIATE' | 'IMMUTABLE' | 'IMPLICIT'
   | 'IMPORT' | 'INCLUDE' | 'INCLUDING' | 'INCREMENT' | 'INDENT' | 'INDEX' | 'INDEXES' | 'INHERIT' | 'INHERITS'
   | 'INLINE' | 'INPUT' | 'INSENSITIVE' | 'INSERT' | 'INSTEAD' | 'INVOKER' | 'ISOLATION' | 'KEEP' | 'KEY' | 'KEYS'
   | 'LABEL' | 'LANGUAGE' | 'LARGE' | 'LAST' | 'LEAKPROOF' | 'LEVEL' | 'LISTEN' | 'LOAD' | 'LOCAL' | 'LOCATION'
   | 'LOCK' | 'LOCKED' | 'LOGGED' | 'MAPPING' | 'MATCH' | 'MATCHED' | 'MATERIALIZED' | 'MAXVALUE' | 'MERGE'
   | 'METHOD' | 'MINUTE' | 'MINVALUE' | 'MODE' | 'MONTH' | 'MOVE' | 'NAME' | 'NAMES' | 'NESTED' | 'NEW' | 'NEXT'
   | 'NFC' | 'NFD' | 'NFKC' | 'NFKD' | 'NO' | 'NORMALIZED' | 'NOTHING' | 'NOTIFY' | 'NOWAIT' | 'NULLS' | 'OBJECT'
   | 'OBJECTS' | 'OF' | 'OFF' | 'OIDS' | 'OLD' | 'OMIT' | 'OPERATOR' | 'OPTION' | 'OPTIONS' | 'ORDINALITY'
   | 'OTHERS' | 'OVER' | 'OVERRIDING' | 'OWNED' | 'OWNER' | 'PARALLEL' | 'PARAMETER' | 'PARSER' | 'PARTIAL'
   | 'PARTITION' | 'PASSING' | 'PASSWORD' | 'PATH' | 'PERIOD' | 'PLAN' | 'PLANS' | 'POLICY' | 'PRECEDING'
   | 'PREPARE' | 'PREPARED' | 'PRESERVE' | 'PRIOR' | 'PRIVILEGES' | 'PROCEDURAL' | 'PROCEDURE' | 'PROCEDURES'
   | 'PROGRAM' | 'PUBLICATION' | 'QUOTE' | 'QUOTES' | 'RANGE' | 'READ' | 'REASSIGN' | 'RECHECK' | 'RECURSIVE'
   | 'REF' | 'REFERENCING' | 'REFRESH' | 'REINDEX' | 'RELATIVE' | 'RELEASE' | 'RENAME' | 'REPEATABLE' | 'REPLACE'
   | 'REPLICA' | 'RESET' | 'RESTART' | 'RESTRICT' | 'RETURN' | 'RETURNS' | 'REVOKE' | 'ROLE' | 'ROLLBACK' | 'ROLLUP'
   | 'ROUTINE' | 'ROUTINES' | 'ROWS' | 'RULE' | 'SAVEPOINT' | 'SCALAR' | 'SCHEMA' | 'SCHEMAS' | 'SCROLL' | 'SEARCH'
   | 'SECOND' | 'SECURITY' | 'SEQUENCE' | 'SEQUENCES' | 'SERIALIZABLE' | 'SERVER' | 'SESSION' | 'SET' | 'SETS'
   | 'SHARE' | 'SHOW' | 'SIMPLE' | 'SKIP' | 'SNAPSHOT' | 'SOURCE' | 'SQL' | 'STABLE' | 'STANDALONE' | 'START'
   | 'STATEMENT' | 'STATISTICS' | 'STDIN' | 'STDOUT' | 'STORAGE' | 'STORED' | 'STRICT' | 'STRING' | 'STRIP'
   | 'SUBSCRIPTION' | 'SUPPORT' | 'SYSID' | 'SYSTEM' | 'TABLES' | 'TABLESPACE' | 'TARGET' | 'TEMP' | 'TEMPLATE'
   | 'TEMPORARY' | 'TEXT' | 'TIES' | 'TRANSACTION' | 'TRANSFORM' | 'TRIGGER' | 'TRUNCATE' | 'TRUSTED' | 'TYPE'
   | 'TYPES' | 'UESCAPE' | 'UNBOUNDED' | 'UNCOMMITTED' | 'UNCONDITIONAL' | 'UNENCRYPTED' | 'UNKNOWN' | 'UNLISTEN'
   | 'UNLOGGED' | 'UNTIL' | 'UPDATE' | 'VACUUM' | 'VALID' | 'VALIDATE' | 'VALIDATOR' | 'VALUE' | 'VARYING'
   | 'VERSION' | 'VIEW' | 'VIEWS' | 'VIRTUAL' | 'VOLATILE' | 'WHITESPACE' | 'WITHIN' | 'WITHOUT' | 'WORK'
   | 'WRAPPER' | 'WRITE' | 'XML' | 'YEAR' | 'YES' | 'ZONE'
  ;

inline_column_name_keyword
  : 'BETWEEN' | 'BIGINT' | 'BIT' | 'BOOLEAN' | 'CHAR' | 'CHARACTER' | 'COALESCE' | 'DEC' | 'DECIMAL' | 'EXISTS'
   | 'EXTRACT' | 'FLOAT' | 'GREATEST' | 'GROUPING' | 'INOUT' | 'INT' | 'INTEGER' | 'INTERVAL' | 'JSON'
   | 'JSON_ARRAY' | 'JSON_ARRAYAGG' | 'JSON_EXISTS' | 'JSON_OBJECT' | 'JSON_OBJECTAGG' | 'JSON_QUERY'
   | 'JSON_SCALAR' | 'JSON_SERIALIZE' | 'JSON_TABLE' | 'JSON_VALUE' | 'LEAST' | 'MERGE_ACTION' | 'NATIONAL'
   | 'NCHAR' | 'NONE' | 'NORMALIZE' | 'NULLIF' | 'NUMERIC' | 'OUT' | 'OVERLAY' | 'POSITION' | 'PRECISION' | 'REAL'
   | 'ROW' | 'SETOF' | 'SMALLINT' | 'SUBSTRING' | 'TIME' | 'TIMESTAMP' | 'TREAT' | 'TRIM' | 'VALUES' | 'VARCHAR'
   | 'XMLATTRIBUTES' | 'XMLCONCAT' | 'XMLELEMENT' | 'XMLEXISTS' | 'XMLFOREST' | 'XMLNAMESPACES' | 'XMLPARSE'
   | 'XMLPI' | 'XMLROOT' | 'XMLSERIALIZE' | 'XMLTABLE'
  ;

inline_function_name_keyword
  : 'AUTHORIZATION' | 'BINARY' | 'COLLATION' | 'CONCURRENTLY' | 'CROSS' | 'CURRENT_SCHEMA' | 'FREEZE' | 'FULL'
   | 'ILIKE' | 'INNER' | 'IS' | 'ISNULL' | 'JOIN' | 'LEFT' | 'LIKE' | 'NATURAL' | 'NOTNULL' | 'OUTER' | 'OVERLAPS'
   | 'RIGHT' | 'SIMILAR' | 'TABLESAMPLE' | 'VERBOSE'
  ;

inline_reserved
  : 'ALL' | 'ANALYSE' | 'ANALYZE' | 'AND' | 'ANY' | 'ARRAY' | 'AS' | 'ASC' | 'ASYMMETRIC' | 'BOTH' | 'CASE' | 'CAST'
   | 'CHECK' | 'COLLATE' | 'COLUMN' | 'CONSTRAINT' | 'CREATE' | 'CURRENT_CATALOG' | 'CURRENT_DATE' | 'CURRENT_ROLE'
   | 'CURRENT_TIME' | 'CURRENT_TIMESTAMP' | 'CURRENT_USER' | 'DEFAULT' | 'DEFERRABLE' | 'DESC' | 'DISTINCT' | 'DO'
   | 'ELSE' | 'END' | 'EXCEPT' | 'FALSE' | 'FETCH' | 'FOR' | 'FOREIGN' | 'FROM' | 'GRANT' | 'GROUP' | 'HAVING'
   | 'IN' | 'INITIALLY' | 'INTERSECT' | 'INTO' | 'LATERAL' | 'LEADING' | 'LIMIT' | 'LOCALTIME' | 'LOCALTIMESTAMP'
   | 'NOT' | 'NULL' | 'OFFSET' | 'ON' | 'ONLY' | 'OR' | 'ORDER' | 'PLACING' | 'PRIMARY' | 'REFERENCES' | 'RETURNING'
   | 'SELECT' | 'SESSION_USER' | 'SOME' | 'SYMMETRIC' | 'SYSTEM_USER' | 'TABLE' | 'THEN' | 'TO' | 'TRAILING'
   | 'TRUE' | 'UNION' | 'UNIQUE' | 'USER' | 'USING' | 'VARIADIC' | 'WHEN' | 'WHERE' | 'WINDOW' | 'WITH'
  ;

inline_bare_label
  : 'ABORT' | 'ABSENT' | 'ABSOLUTE' | 'ACCESS' | 'ACTION' | 'ADD' | 'ADMIN' | 'AFTER' | 'AGGREGATE' | 'ALL' | 'ALSO'
   | 'ALTER' | 'ALWAYS' | 'ANALYSE' | 'ANALYZE' | 'ANY' | 'ASC' | 'ASENSITIVE' | 'ASSERTION' | 'ASSIGNMENT'
   | 'ASYMMETRIC' | 'AT' | 'ATOMIC' | 'ATTACH' | 'ATTRIBUTE' | 'AUTHORIZATION' | 'BACKWARD' | 'BEFORE' | 'BEGIN'
   | 'BIGINT' | 'BINARY' | 'BIT' | 'BOOLEAN' | 'BOTH' | 'BREADTH' | 'BY' | 'CACHE' | 'CALL' | 'CALLED' | 'CASCADE'
   | 'CASCADED' | 'CASE' | 'CAST' | 'CATALOG' | 'CHAIN' | 'CHARACTERISTICS' | 'CHECK' | 'CHECKPOINT' | 'CLASS'
   | 'CLOSE' | 'CLUSTER' | 'COALESCE' | 'COLLATION' | 'COLUMN' | 'COLUMNS' | 'COMMENT' | 'COMMENTS' | 'COMMIT'
   | 'COMMITTED' | 'COMPRESSION' | 'CONCURRENTLY' | 'CONDITIONAL' | 'CONFIGURATION' | 'CONFLICT' | 'CONNECTION'
   | 'CONSTRAINT' | 'CONSTRAINTS' | 'CONTENT' | 'CONTINUE' | 'CONVERSION' | 'COPY' | 'COST' | 'CROSS' | 'CSV'
   | 'CUBE' | 'CURRENT' | 'CURRENT_CATALOG' | 'CURRENT_DATE' | 'CURRENT_ROLE' | 'CURRENT_SCHEMA' | 'CURRENT_TIME'
   | 'CURRENT_TIMESTAMP' | 'CURRENT_USER' | 'CURSOR' | 'CYCLE' | 'DATA' | 'DATABASE' | 'DEALLOCATE' | 'DEC'
   | 'DECIMAL' | 'DECLARE' | 'DEFAULT' | 'DEFAULTS' | 'DEFERRABLE' | 'DEFERRED' | 'DEFINER' | 'DELETE' | 'DELIMITER'
   | 'DELIMITERS' | 'DEPENDS' | 'DEPTH' | 'DESC' | 'DETACH' | 'DICTIONARY' | 'DISABLE' | 'DISCARD' | 'DISTINCT'
   | 'DO' | 'DOCUMENT' | 'DOMAIN' | 'DOUBLE' | 'DROP' | 'EACH' | 'ELSE' | 'EMPTY' | 'ENABLE' | 'ENCODING'
   | 'ENCRYPTED' | 'END' | 'ENFORCED' | 'ENUM' | 'ERROR' | 'EVENT' | 'EXCLUDE' | 'EXCLUDING' | 'EXCLUSIVE'
   | 'EXECUTE' | 'EXISTS' | 'EXPLAIN' | 'EXPRESSION' | 'EXTENSION' | 'EXTERNAL' | 'EXTRACT' | 'FALSE' | 'FAMILY'
   | 'FINALIZE' | 'FIRST' | 'FLOAT' | 'FOLLOWING' | 'FORCE' | 'FOREIGN' | 'FORMAT' | 'FORWARD' | 'FREEZE' | 'FULL'
   | 'FUNCTION' | 'FUNCTIONS' | 'GENERATED' | 'GLOBAL' | 'GRANTED' | 'GREATEST' | 'GROUPING' | 'GROUPS' | 'HANDLER'
   | 'HEADER' | 'HOLD' | 'IDENTITY' | 'IF' | 'IMMEDIATE' | 'IMMUTABLE' | 'IMPLICIT' | 'IMPORT' | 'INCLUDE'
   | 'INCLUDING' | 'INCREMENT' | 'INDENT' | 'INDEX' | 'INDEXES' | 'INHERIT' | 'INHERITS' | 'INITIALLY' | 'INLINE'
   | 'INNER' | 'INOUT' | 'INPUT' | 'INSENSITIVE' | 'INSERT' | 'INSTEAD' | 'INT' | 'INTEGER' | 'INTERVAL' | 'INVOKER'
   | 'ISOLATION' | 'JOIN' | 'JSON' | 'JSON_ARRAY' | 'JSON_ARRAYAGG' | 'JSON_EXISTS' | 'JSON_OBJECT'
   | 'JSON_OBJECTAGG' | 'JSON_QUERY' | 'JSON_SCALAR' | 'JSON_SERIALIZE' | 'JSON_TABLE' | 'JSON_VALUE' | 'KEEP'
   | 'KEY' | 'KEYS' | 'LABEL' | 'LANGUAGE' | 'LARGE' | 'LAST' | 'LATERAL' | 'LEADING' | 'LEAKPROOF' | 'LEAST'
   | 'LEFT' | 'LEVEL' | 'LISTEN' | 'LOAD' | 'LOCAL' | 'LOCALTIME' | 'LOCALTIMESTAMP' | 'LOCATION' | 'LOCK'
   | 'LOCKED' | 'LOGGED' | 'MAPPING' | 'MATCH' | 'MATCHED' | 'MATERIALIZED' | 'MAXVALUE' | 'MERGE' | 'MERGE_ACTION'
   | 'METHOD' | 'MINVALUE' | 'MODE' | 'MOVE' | 'NAME' | 'NAMES' | 'NATIONAL' | 'NATURAL' | 'NCHAR' | 'NESTED'
   | 'NEW' | 'NEXT' | 'NFC' | 'NFD' | 'NFKC' | 'NFKD' | 'NO' | 'NONE' | 'NORMALIZE' | 'NORMALIZED' | 'NOTHING'
   | 'NOTIFY' | 'NOWAIT' | 'NULL' | 'NULLIF' | 'NULLS' | 'NUMERIC' | 'OBJECT' | 'OBJECTS' | 'OF' | 'OFF' | 'OIDS'
   | 'OLD' | 'OMIT' | 'ONLY' | 'OPTION' | 'OPTIONS' | 'ORDINALITY' | 'OTHERS' | 'OUT' | 'OUTER' | 'OVERLAY'
   | 'OVERRIDING' | 'OWNED' | 'OWNER' | 'PARALLEL' | 'PARAMETER' | 'PARSER' | 'PARTIAL' | 'PARTITION' | 'PASSING'
   | 'PASSWORD' | 'PATH' | 'PERIOD' | 'PLACING' | 'PLAN' | 'PLANS' | 'POLICY' | 'POSITION' | 'PRECEDING' | 'PREPARE'
   | 'PREPARED' | 'PRESERVE' | 'PRIMARY' | 'PRIOR' | 'PRIVILEGES' | 'PROCEDURAL' | 'PROCEDURE' | 'PROCEDURES'
   | 'PROGRAM' | 'PUBLICATION' | 'QUOTE' | 'QUOTES' | 'RANGE' | 'READ' | 'REAL' | 'REASSIGN' | 'RECHECK'
   | 'RECURSIVE' | 'REF' | 'REFERENCES' | 'REFERENCING' | 'REFRESH' | 'REINDEX' | 'RELATIVE' | 'RELEASE' | 'RENAME'
   | 'REPEATABLE' | 'REPLACE' | 'REPLICA' | 'RESET' | 'RESTART' | 'RESTRICT' | 'RETURN' | 'RETURNS' | 'REVOKE'
   | 'RIGHT' | 'ROLE' | 'ROLLBACK' | 'ROLLUP' | 'ROUTINE' | 'ROUTINES' | 'ROW' | 'ROWS' | 'RULE' | 'SAVEPOINT'
   | 'SCALAR' | 'SCHEMA' | 'SCHEMAS' | 'SCROLL' | 'SEARCH' | 'SECURITY' | 'SELECT' | 'SEQUENCE' | 'SEQUENCES'
   | 'SERIALIZABLE' | 'SERVER' | 'SESSION' | 'SESSION_USER' | 'SET' | 'SETOF' | 'SETS' | 'SHARE' | 'SHOW' | 'SIMPLE'
   | 'SKIP' | 'SMALLINT' | 'SNAPSHOT' | 'SOME' | 'SOURCE' | 'SQL' | 'STABLE' | 'STANDALONE' | 'START' | 'STATEMENT'
   | 'STATISTICS' | 'STDIN' | 'STDOUT' | 'STORAGE' | 'STORED' | 'STRICT' | 'STRING' | 'STRIP' | 'SUBSCRIPTION'
   | 'SUBSTRING' | 'SUPPORT' | 'SYMMETRIC' | 'SYSID' | 'SYSTEM' | 'SYSTEM_USER' | 'TABLE' | 'TABLES' | 'TABLESAMPLE'
   | 'TABLESPACE' | 'TARGET' | 'TEMP' | 'TEMPLATE' | 'TEMPORARY' | 'TEXT' | 'THEN' | 'TIES' | 'TIME' | 'TIMESTAMP'
   | 'TRAILING' | 'TRANSACTION' | 'TRANSFORM' | 'TREAT' | 'TRIGGER' | 'TRIM' | 'TRUE' | 'TRUNCATE' | 'TRUSTED'
   | 'TYPE' | 'TYPES' | 'UESCAPE' | 'UNBOUNDED' | 'UNCOMMITTED' | 'UNCONDITIONAL' | 'UNENCRYPTED' | 'UNIQUE'
   | 'UNKNOWN' | 'UNLISTEN' | 'UNLOGGED' | 'UNTIL' | 'UPDATE' | 'USER' | 'USING' | 'VACUUM' | 'VALID' | 'VALIDATE'
   | 'VALIDATOR' | 'VALUE' | 'VALUES' | 'VARCHAR' | 'VARIADIC' | 'VERBOSE' | 'VERSION' | 'VIEW' | 'VIEWS'
   | 'VIRTUAL' | 'VOLATILE' | 'WHEN' | 'WHITESPACE' | 'WORK' | 'WRAPPER' | 'WRITE' | 'XML' | 'XMLATTRIBUTES'
   | 'XMLCONCAT' | 'XMLELEMENT' | 'XMLEXISTS' | 'XMLFOREST' | 'XMLNAMESPACES' | 'XMLPARSE' | 'XMLPI' | 'XMLROOT'
   | 'XMLSERIALIZE' | 'XMLTABLE' | 'YES' | 'ZONE'
  ;
