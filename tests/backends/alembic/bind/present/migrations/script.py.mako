def upgrade(engine_name):
    globals()["upgrade_%s" % engine_name]()
