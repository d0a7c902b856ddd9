def describe(nlp, config, seconds): return {}
def write_card(p, meta, output): pass
