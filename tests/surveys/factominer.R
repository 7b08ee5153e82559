# Reference figures of tests/surveys: Rscript tests/surveys/factominer.R (Debian r-cran-factominer, r-cran-jsonlite).
# Reads the CSV files of this folder, writes one JSON file beside each. The tests read the JSON, never R.
library(FactoMineR)
library(jsonlite)

folder <- "tests/surveys"
plain <- function(values) unname(as.vector(values))

reference <- function(name) {
  table <- read.csv(file.path(folder, paste0(name, ".csv")), sep = ";", colClasses = "character", na.strings = "", row.names = 1)
  table[] <- lapply(table, factor)
  acm <- MCA(table, ncp = 5, graph = FALSE)
  q <- ncol(table)
  eigen <- plain(acm$eig[, 1])
  benzecri <- ifelse(eigen > 1 / q, (q / (q - 1))^2 * (eigen - 1 / q)^2, 0)
  in_order <- function(clusters) plain(as.integer(clusters[rownames(table), "clust"]))
  before <- HCPC(acm, nb.clust = 4, consol = FALSE, graph = FALSE)
  after <- HCPC(acm, nb.clust = 4, consol = TRUE, graph = FALSE)
  proposed <- HCPC(acm, nb.clust = -1, consol = FALSE, graph = FALSE)
  coordinates <- acm$var$coord
  v <- catdes(after$data.clust, num.var = ncol(after$data.clust))$category
  list(
    made_with = paste(R.version.string, "FactoMineR", packageVersion("FactoMineR")),
    eigenvalues = eigen,
    benzecri = benzecri,
    categories = rownames(coordinates),
    category_coordinates = unname(apply(coordinates, 1, as.numeric, simplify = FALSE)),
    category_contributions = unname(apply(acm$var$contrib / 100, 1, as.numeric, simplify = FALSE)),
    category_cos2 = unname(apply(acm$var$cos2, 1, as.numeric, simplify = FALSE)),
    individual_coordinates = unname(apply(acm$ind$coord, 1, as.numeric, simplify = FALSE)),
    before = in_order(before$data.clust),
    after = in_order(after$data.clust),
    proposed = proposed$call$t$nb.clust,
    gains = plain(before$call$t$inert.gain[1:10]),
    v_tests = lapply(v, function(one) head(setNames(as.numeric(one[, "v.test"]), rownames(one)), 5))
  )
}

for (name in c("doctors", "rare", "twins")) {
  text <- toJSON(reference(name), digits = 15, auto_unbox = TRUE)
  write(text, file.path(folder, paste0(name, ".json")))
}
