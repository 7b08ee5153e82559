# Crosses of two meshes in R, from the official files alone: nothing of the project is read.
#   Rscript tests/analysis/crosses.R ../shared/data/
# prints the figures that tests/analysis/cross-real.test.ts holds the project to.
data <- commandArgs(trailingOnly = TRUE)[1]
table_of <- function(file) read.csv(file.path(data, file), sep = ";", colClasses = "character", check.names = FALSE)

communes <- table_of("insee-cog-2026/donnees_communes.csv")
people <- function(region) {
  own <- communes[communes$REG == region & communes$COM != "13055", ]
  setNames(as.numeric(own$PMUN), own$COM)
}
# Marseille by its arrondissements.
by_unit <- function(territory, code) {
  whole <- code == "13055"
  rbind(data.frame(territory = territory[!whole], code = code[!whole]),
        merge(data.frame(territory = territory[whole]), data.frame(code = as.character(13201:13216))))
}

epci <- with(table_of("epci-2026/epci_communes.csv"), by_unit(code_epci, code_commune))
zonage <- with(table_of("zonage-medecins/zonage_medecins_par_commune_cog2026.csv"), by_unit(zonage, code_commune))
list <- table_of("cpts-paca/cpts_paca_communes.csv")
list$codes <- ifelse(list$arrondissements_municipaux != "", list$arrondissements_municipaux,
                     sub("^05120$", "05001", list$code_commune))
cpts <- unique(do.call(rbind, Map(function(territory, codes)
  data.frame(territory, code = strsplit(codes, " ")[[1]]), list$cpts_id, list$codes)))

entropy <- function(p) -sum(p[p > 0] * log(p[p > 0]))
once <- function(mesh) names(which(table(mesh$code) == 1))
nested <- function(x, y) sum(sapply(split(x$code, x$territory), function(codes)
  any(table(y$territory[y$code %in% codes]) == length(codes))))

cross <- function(name, a, b, people) {
  a <- a[a$code %in% names(people), ]
  b <- b[b$code %in% names(people), ]
  met <- merge(a, b, by = "code", suffixes = c(".a", ".b"))
  met$people <- people[met$code]
  # Every territory, on all its units: effective number of partners and share of the main one.
  all <- xtabs(people ~ territory.a + territory.b, met)
  whole <- tapply(people[a$code], a$territory, sum)[rownames(all)]
  # Scores, on the units in exactly one territory of each.
  compared <- met[met$code %in% intersect(once(a), once(b)), ]
  p <- xtabs(people ~ territory.a + territory.b, compared)
  p <- p / sum(p)
  pa <- rowSums(p)
  pb <- colSums(p)
  information <- entropy(pa) + entropy(pb) - entropy(p)
  jaccard <- p / (outer(pa, pb, "+") - p)
  cat(name, "pairs", nrow(unique(met[c("territory.a", "territory.b")])), "nested", nested(a, b), nested(b, a),
      "units", nrow(compared), "people", sum(compared$people), "\n  ",
      sprintf("%.9f", c(homogeneity = information / entropy(pb), completeness = information / entropy(pa),
                        jaccardA = sum(pa * apply(jaccard, 1, max)), jaccardB = sum(pb * apply(jaccard, 2, max)),
                        fragmentationA = exp(entropy(p) - entropy(pa)), fragmentationB = exp(entropy(p) - entropy(pb)),
                        effective = sum(rowSums(all)^2 / rowSums(all^2)),
                        main = sum(apply(all, 1, max) / whole))), "\n")
}

paca <- people("93")
occitanie <- people("76")
dac <- data.frame(territory = paste0("dac-", substr(names(occitanie), 1, 2)), code = names(occitanie))
cross("CPTS x EPCI, PACA:", cpts, epci, paca)
cross("CPTS x zonage, PACA:", cpts, zonage, paca)
cross("EPCI x zonage, PACA:", epci, zonage, paca)
cross("DAC x EPCI, Occitanie:", dac, epci, occitanie)
cross("DAC x zonage, Occitanie:", dac, zonage, occitanie)
